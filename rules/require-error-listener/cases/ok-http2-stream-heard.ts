import { createServer } from 'node:http2';

const server = createServer();

server.on('stream', (stream) => {
  stream.on('error', console.error);
  stream.respond({ ':status': 200 });
});
