// The record stays, its flag starts as it is asked, somebody else sets the flag, or the record is there before its socket is open.
import { WebSocket } from 'ws';
let kept: { socket: WebSocket } | null = null;
export function dial(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', console.error);
  socket.on('open', () => {
    kept = { socket };
  });
  socket.on('close', () => console.log('gone'));
}
export const say = (text: string) => {
  if (kept) kept.socket.send(text); //! unguarded
};
export class Line {
  private record: { socket: WebSocket; ready: boolean } | null = null;
  dial(url: string) {
    const socket = new WebSocket(url);
    const record = { socket, ready: true };
    this.record = record;
    socket.on('error', console.error);
    socket.on('open', () => {
      record.ready = true;
    });
    socket.on('close', () => {
      this.record = null;
    });
  }
  early(text: string) {
    if (this.record) this.record.socket.send(text); //! unguarded
  }
  say(text: string) {
    if (this.record?.ready) this.record.socket.send(text); //! unguarded
  }
}
export class Wire {
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
  wake() {
    if (this.record) this.record.ready = true;
  }
  say(text: string) {
    if (this.record?.ready) this.record.socket.send(text); //! unguarded
  }
}
