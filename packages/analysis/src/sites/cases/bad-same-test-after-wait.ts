// The socket may have closed between the two tests.
import { WebSocket } from 'ws';
export async function put(ws: WebSocket, wanted: boolean, load: () => Promise<string>) {
  if (wanted && ws.readyState !== WebSocket.OPEN) return;
  const text = await load();
  if (wanted) ws.send(text); //! stale-check
}
