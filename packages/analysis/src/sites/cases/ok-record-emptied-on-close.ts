// The slot holds a record with the socket: emptied by the close handler, and ready once the open handler has said so.
import { WebSocket } from 'ws';
import net from 'node:net';
let link: { socket: WebSocket; queue: string[] } | null = null;
export function dial(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('open', () => {
    link = { socket, queue: [] };
  });
  socket.on('close', () => {
    link = null;
  });
}
export const say = (text: string) => {
  if (link) link.socket.send(text);
};
export const sayOnly = (text: string) => {
  if (!link) return;
  link.socket.send(text);
};
export const sayWhenIdle = (text: string) => {
  if (link?.queue.length) link.socket.send(text);
};
export class Line {
  private record: { socket: WebSocket; ready: boolean } | null = null;
  dial(url: string) {
    const socket = new WebSocket(url);
    const record = { socket, ready: false };
    this.record = record;
    socket.on('error', console.error);
    socket.on('open', () => {
      record.ready = true;
    });
    socket.on('close', () => {
      this.record = null;
    });
  }
  say(text: string) {
    if (this.record?.ready) this.record.socket.send(text);
  }
}
let bus: { socket: net.Socket; ready: boolean; pending: string[] } | null = null;
function reset() {
  bus?.socket.destroy();
  bus = null;
}
export function put(text: string) {
  if (bus?.ready) {
    bus.socket.write(text);
    return;
  }
  const socket = net.createConnection({ path: '/run/bus' });
  const made = { socket, ready: false, pending: [text] };
  bus = made;
  socket.on('error', () => reset());
  socket.on('close', () => reset());
  socket.on('data', () => {
    made.ready = true;
  });
}
