// A function that waits in a list runs where the list is walked.
export class Socket {
  constructor(url) { this.url = url; this.conn = null; this.buffer = []; this.channels = []; }
  connect() {
    this.conn = new WebSocket(this.url);
    this.conn.onopen = () => { this.flush(); };
    this.conn.onclose = () => { setTimeout(() => this.connect(), 1000 * Math.random()); };
  }
  isConnected() { return this.conn !== null && this.conn.readyState === WebSocket.OPEN; }
  push(data) {
    if (this.isConnected()) this.conn.send(data);
    else this.buffer.push(() => this.conn.send(data));
  }
  flush() {
    if (this.isConnected() && this.buffer.length > 0) {
      this.buffer.forEach((callback) => callback());
      this.buffer = [];
    }
  }
}
export class Queue {
  constructor(url) {
    this.waiting = [];
    this.ws = new WebSocket(url);
    this.ws.addEventListener('open', () => {
      for (const run of this.waiting) run();
      this.waiting.length = 0;
    });
  }
  send(text) {
    const run = () => this.ws.send(text);
    if (this.ws.readyState === WebSocket.OPEN) run();
    else this.waiting.push(run);
  }
  later(text) {
    this.waiting.push(() => { this.ws.send(text); });
  }
  drain() {
    while (this.waiting.length && this.ws.readyState === WebSocket.OPEN) {
      const next = this.waiting.shift();
      next();
    }
  }
}
