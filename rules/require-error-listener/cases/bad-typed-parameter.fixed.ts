import { createServer, type Socket } from 'node:net';

const server = createServer();
server.on('connection', (client: Socket): void => {
  client.on('error', (error) => {
    console.error('socket error', error);
  });
  client.on('data', (bytes) => client.write(bytes));
});
