import { createServer } from 'node:http2';

const server = createServer();

server.on('stream', (stream) => {
                   //^^^^^^ unheard
  stream.respond({ ':status': 200 });
  stream.end('hello');
});
