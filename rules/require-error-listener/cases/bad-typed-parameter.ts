import { createServer, type Socket } from 'node:net';

const server = createServer();
server.on('connection', (client: Socket): void => {
                       //^^^^^^^^^^^^^^ unheard
  client.on('data', (bytes) => client.write(bytes));
});
