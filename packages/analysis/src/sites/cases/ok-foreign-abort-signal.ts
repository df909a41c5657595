// Whoever handed the signal over looks after the task: it was asked since the last wait.
import type { Connection } from 'agents';
import type { WebSocket } from 'ws';
export async function speak(connection: Connection, text: string, signal: AbortSignal) {
  const audio = await synthesize(text);
  if (audio && !signal.aborted) connection.send(audio);
}
export async function answer(socket: WebSocket, { signal }: { signal: AbortSignal }) {
  const rows = await synthesize('rows');
  signal.throwIfAborted();
  socket.send(rows);
}
export async function relay(socket: WebSocket, request: Request) {
  for await (const part of parts(request)) {
    if (request.signal.aborted) break;
    socket.send(part);
  }
}
export async function ring(connection: Connection, id: string) {
  const signal = signalOf(id);
  const audio = await synthesize('ring');
  if (signal.aborted) return;
  connection.send(audio);
}
declare function synthesize(text: string): Promise<string>;
declare function parts(request: Request): AsyncIterable<string>;
declare function signalOf(id: string): AbortSignal;
