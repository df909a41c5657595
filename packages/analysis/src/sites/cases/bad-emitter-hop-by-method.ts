// The class listens to itself, and any caller may make it send.
import { EventEmitter } from 'node:events';
export class Link extends EventEmitter {
  private readonly socket = new WebSocket('wss://x');
  constructor() {
    super();
    this.socket.onopen = () => this.emit('ask', 'hello');
    this.on('ask', (text: string) => {
      this.socket.send(text); //! unguarded
    });
  }
  ask(text: string) {
    this.emit('ask', text);
  }
}
