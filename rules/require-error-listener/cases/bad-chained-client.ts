import { WebSocket } from 'ws';

export function watch(url: string): void {
  new WebSocket(url).on('message', (text) => {
//^^^^^^^^^^^^^^^^^^ unheard
    console.log(String(text));
  });
}
