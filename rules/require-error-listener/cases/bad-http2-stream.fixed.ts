import { createServer } from 'node:http2';

const server = createServer();

server.on('stream', (stream) => {
  stream.on('error', (error) => {
    console.error('stream error', error);
  });
  stream.respond({ ':status': 200 });
  stream.end('hello');
});
