// The open event is passed on by a timer.
import { EventEmitter } from 'node:events';
export class Link extends EventEmitter {
  private readonly socket = new WebSocket('wss://x');
  constructor() {
    super();
    this.socket.onopen = () => setTimeout(() => this.emit('up'), 100);
    this.on('up', () => {
      this.socket.send('hello'); //! unguarded
    });
  }
}
