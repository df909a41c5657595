import { createServer } from 'node:http';
import { WebSocket } from 'ws';

const links = [];

createServer().listen(0, () => {
  for (let count = 0; count < 50; count++) {
    const link = new WebSocket('ws://localhost');
    link.on('error', console.error);
    links.push(link);
  }
});
