// Only the paths that have not waited send: the same unchanged condition tells them apart.
import { WebSocket } from 'ws';
export async function put(ws: WebSocket, slow: boolean, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  let text = 'x';
  if (slow) text = await load();
  if (text === '') console.log('nothing');
  if (!slow) ws.send(text);
}
export async function putKind(ws: WebSocket, kind: string, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  if (kind === 'stored') await load();
  if (kind === 'stored') return;
  ws.send(kind);
}
