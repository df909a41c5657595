// A function of the same name that only says something, and the end of another process.
import { WebSocket } from 'ws';
const exit = (code: number) => console.log('would end with', code);
export function ask(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) exit(1);
  socket.send('question'); //! unguarded
}
export function tell(socket: WebSocket, child: { pid: number }) {
  if (socket.readyState !== WebSocket.OPEN) process.kill(child.pid);
  socket.send('answer'); //! ineffective-check
}
