import { WebSocket } from 'ws';

export function watch(url: string): void {
  new WebSocket(url)
    .on('message', (text) => {
      console.log(String(text));
    })
    .on('error', console.error);
}
