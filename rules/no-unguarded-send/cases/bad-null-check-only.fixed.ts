import { WebSocket } from 'ws';

let link: WebSocket | null = null;

export function connect(url: string) {
  link = new WebSocket(url);
  link.on('error', console.error);
}

export function say(text: string) {
  if (link?.readyState === WebSocket.OPEN) link.send(text);
}
