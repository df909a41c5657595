import { WebSocket } from 'ws';

let tries = 0;

export function find(): void {
  const socket = new WebSocket('ws://localhost:7000');
  socket.on('error', console.error);
  socket.on('close', () => {
    console.log('tried', tries);
    tries += 1;
    find();
    //^^^^ atOnce
  });
}
