// The paths that send have waited as well: for this, later for something else, or perhaps for something else.
import { WebSocket } from 'ws';
export async function put(ws: WebSocket, slow: boolean, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  if (slow) await load();
  if (slow) ws.send('x'); //! stale-check
}
export async function putLater(ws: WebSocket, slow: boolean, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  if (slow) await load();
  await load();
  if (!slow) ws.send('x'); //! stale-check
}
export async function putPerhapsLater(ws: WebSocket, slow: boolean, far: boolean, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  if (slow) await load();
  if (far) await load();
  if (!slow) ws.send('x'); //! stale-check
}
export async function putOrClose(ws: WebSocket, slow: boolean, far: boolean, load: () => Promise<string>) {
  if (ws.readyState !== WebSocket.OPEN) return;
  if (slow) await load();
  if (far) ws.close();
  if (!slow) ws.send('x'); //! unguarded
}
