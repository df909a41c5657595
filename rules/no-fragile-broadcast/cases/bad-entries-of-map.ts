import { WebSocket } from 'ws';

const links = new Map<string, WebSocket>();

export function join(url: string): void {
  const link = new WebSocket(url);
  link.on('error', console.error);
  link.on('close', () => links.delete(url));
  links.set(url, link);
}

export function publish(text: string): void {
  for (const [url, link] of links) {
    link.send(`${url}: ${text}`);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^ maybe
  }
}
