import { store } from './store.js';
export function sync(url: string) {
  const ws = new WebSocket(url);
  const stop = store.subscribe(() => {
    if (ws.readyState === WebSocket.OPEN) ws.send(JSON.stringify(store.getState()));
  });
  ws.addEventListener('close', () => stop());
}
