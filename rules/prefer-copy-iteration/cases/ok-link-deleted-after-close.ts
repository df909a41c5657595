import { WebSocket } from 'ws';

const links = new Set<WebSocket>();

export function open(url: string) {
  const link = new WebSocket(url);
  links.add(link);
  link.on('error', console.error);
  link.on('close', () => links.delete(link));
}

export function closeAll() {
  for (const link of links) link.close();
}
