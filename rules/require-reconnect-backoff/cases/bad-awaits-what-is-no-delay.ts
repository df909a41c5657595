import { WebSocket } from 'ws';

declare function refreshToken(): Promise<string>;

export async function connect(): Promise<void> {
  const token = await refreshToken();
  const socket = new WebSocket(`ws://localhost:8080?token=${token}`);
  socket.on('error', console.error);
  socket.on('close', () => {
    void connect();
    //   ^^^^^^^^^ atOnce
  });
}
