// Whether the state is among the open ones: a list written there, or a constant of the file.
const READY_STATES = { CONNECTING: [WebSocket.CONNECTING, 'connecting'], OPEN: [WebSocket.OPEN, 'open'] };
const OPEN = Object.freeze([WebSocket.OPEN]);
export class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
  }
  flush(text) {
    if (text !== '' && READY_STATES.OPEN.indexOf(this.socket.readyState) >= 0) this.socket.send(text);
  }
  send(text) {
    if (OPEN.indexOf(this.socket.readyState) === -1) return;
    this.socket.send(text);
  }
  say(text) {
    if (OPEN.includes(this.socket.readyState)) this.socket.send(text);
  }
  tell(text) {
    if ([1].indexOf(this.socket.readyState) < 0) return;
    this.socket.send(text);
  }
  copied(text) {
    const state = this.socket.readyState;
    if (OPEN.includes(state)) this.socket.send(text);
  }
  get readyState() {
    const state = this.socket.readyState;
    if (READY_STATES.CONNECTING.includes(state)) return 'connecting';
    return READY_STATES.OPEN.includes(state) ? 'open' : 'closed';
  }
  drain(queue) {
    if (queue.length > 0 && this.readyState === 'open') this.socket.send(queue.shift());
  }
}
