const http = require('http');
const EventEmitter = require('events');
const bus = new EventEmitter();
http
  .createServer((req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream' });
    const onMsg = (m) => res.write(`data: ${m}\n\n`);
    bus.on('msg', onMsg); //! require-close-cleanup
  })
  .listen(1);
