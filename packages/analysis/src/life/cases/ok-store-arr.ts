import { store } from './store.js';
export function sync(url: string) {
  const ws = new WebSocket(url);
  const subs: (() => void)[] = [];
  subs.push(
    store.subscribe(() => {
      if (ws.readyState === WebSocket.OPEN) ws.send('x');
    }),
  );
  ws.addEventListener('close', () => subs.forEach((s) => s()));
}
