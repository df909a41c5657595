// What ends the program in Deno, and what is imported from the process, do not come back either.
import { WebSocket } from 'ws';
import { exit } from 'node:process';
export function ask(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) exit(1);
  socket.send('question');
}
export function tell(socket: WebSocket) {
  if (socket.readyState !== WebSocket.OPEN) Deno.exit(1);
  socket.send('answer');
}
