// Another list, the wrong way round, or a place in the list in place of being there.
const ALIVE = [WebSocket.CONNECTING, WebSocket.OPEN];
const BUSY = [WebSocket.CLOSING, WebSocket.CLOSED];
const MADE_LATER = [];
export class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
  }
  alive(text) {
    if (ALIVE.includes(this.socket.readyState)) this.socket.send(text); //! unguarded
  }
  busy(text) {
    if (BUSY.indexOf(this.socket.readyState) >= 0) this.socket.send(text); //! after-close
  }
  first(text) {
    if (ALIVE.indexOf(this.socket.readyState) > 0) this.socket.send(text); //! unguarded
  }
  unknown(text, states) {
    if (states.includes(this.socket.readyState)) this.socket.send(text); //! unguarded
  }
  spread(text) {
    if ([...MADE_LATER].includes(this.socket.readyState)) this.socket.send(text); //! unguarded
  }
  async copiedEarly(text) {
    const state = this.socket.readyState;
    await fetch('/log');
    if ([WebSocket.OPEN].includes(state)) this.socket.send(text); //! stale-check
  }
}
