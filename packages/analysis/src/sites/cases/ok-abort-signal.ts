// An abort controller that the close handler aborts is a flag.
import { WebSocket } from 'ws';
export async function f(ws: WebSocket) {
  const controller = new AbortController();
  ws.on('close', () => controller.abort());
  const response = await fetch('/x', { signal: controller.signal });
  const text = await response.text();
  if (controller.signal.aborted) return;
  ws.send(text);
}
