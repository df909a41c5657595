// A source that has ended says nothing more, so what its end closes was open before.
const http = require('http');
const { feed } = require('./feed');
http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const source = feed.open();
  response.on('close', () => source.destroy());
  source.on('data', (text) => {
    if (!response.write(text)) source.pause();
  });
  response.on('drain', () => source.resume());
  source.on('end', () => response.end());
});
