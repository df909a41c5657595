import { createServer } from 'node:http';

createServer((request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const timer = setInterval(() => response.write('data: tick\n\n'), 1000);
  response.on('close', () => clearInterval(timer));
}).listen(8080);
