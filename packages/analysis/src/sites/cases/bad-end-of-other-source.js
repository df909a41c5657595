// Here another source ends it, or a timer does.
const http = require('http');
const { feed } = require('./feed');
http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const source = feed.open();
  const other = feed.open();
  response.on('close', () => source.destroy());
  source.on('data', (text) => {
    response.write(text); //! unguarded
  });
  other.on('end', () => response.end());
});
http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const source = feed.open();
  response.on('close', () => source.destroy());
  source.on('data', (text) => {
    response.write(text); //! unguarded
  });
  source.on('end', () => response.end());
  setTimeout(() => response.end(), 10_000);
});
