// An object with handleEvent, given as the listener, sends where the event is open.
export class Link {
  private ws = new WebSocket('wss://x');
  constructor() { this.ws.addEventListener('open', this); }
  handleEvent(event: Event) {
    if (event.type === 'open') this.ws.send('x');
  }
}
