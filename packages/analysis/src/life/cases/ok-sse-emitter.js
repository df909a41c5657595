const http = require('http');
const EventEmitter = require('events');
const bus = new EventEmitter();
http
  .createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const onMsg = (m) => res.write(`data: ${m}\n\n`);
    bus.on('msg', onMsg);
    res.on('close', () => {
      bus.removeListener('msg', onMsg);
    });
  })
  .listen(1);
