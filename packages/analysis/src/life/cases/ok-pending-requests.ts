import { WebSocket } from 'ws';
const pending = new Map<number, { socket: WebSocket; resolve: (v: string) => void }>();
let id = 0;
export function request(socket: WebSocket, body: string): Promise<string> {
  return new Promise((resolve) => {
    const own = ++id;
    pending.set(own, { socket, resolve });
    socket.send(JSON.stringify({ own, body }));
  });
}
export function answer(own: number, text: string) {
  pending.get(own)?.resolve(text);
  pending.delete(own);
}
