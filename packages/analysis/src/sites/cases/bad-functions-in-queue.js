// A list that is walked in any state, that is handed out, or of which a function is kept.
export class Queue {
  constructor(url) {
    this.waiting = [];
    this.ws = new WebSocket(url);
    setInterval(() => { for (const run of this.waiting) run(); this.waiting.length = 0; }, 100);
  }
  later(text) {
    this.waiting.push(() => { this.ws.send(text); }); //! unguarded
  }
}
export function open(url, run) {
  const ws = new WebSocket(url);
  const waiting = [];
  ws.onopen = () => run(waiting);
  return (text) => waiting.push(() => ws.send(text)); //! unguarded
}
export function dial(url) {
  const ws = new WebSocket(url);
  const waiting = [];
  let last = null;
  ws.onopen = () => {
    for (const one of waiting) {
      one();
      last = one;
    }
  };
  setInterval(() => last?.(), 1000);
  return (text) => waiting.push(() => ws.send(text)); //! unguarded
}
