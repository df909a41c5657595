// While a loop waits other handlers run, and take elements out of the array.
class Feed {
  watchers = [];
  names = new Set();
  queue = [];
  plan = [];
  timed = [];
  backlog = [];
  #slots = [];

  async publish(text) {
    for (const watcher of this.watchers) await watcher.send(text);
  }
  leave(watcher) {
    const at = this.watchers.indexOf(watcher);
    if (at !== -1) this.watchers.splice(at, 1); //! others-remove
  }
  async overIndex() {
    for (let i = 0; i < this.queue.length; i++) await this.queue[i].run();
  }
  onTick() {
    return this.queue.shift(); //! others-remove
  }
  async overPlan() {
    for (const step of this.plan) await step.run();
  }
  cancel(step) {
    this.plan.splice(this.plan.indexOf(step), 1);
  }
  async overTimed() {
    for (const step of this.timed) await step.run();
  }
  start() {
    setInterval(() => this.expire(), 1000);
  }
  expire() {
    this.timed.shift(); //! others-remove
  }

  atOnce(text) {
    for (const watcher of this.watchers) watcher.send(text);
  }
  async copy(text) {
    for (const watcher of [...this.watchers]) await watcher.send(text);
  }
  *each() {
    for (const watcher of this.watchers) yield watcher;
  }
  async settled() {
    for (const watcher of this.watchers) await null;
  }
  async waitsAndLeaves(text) {
    for (const watcher of this.watchers) {
      if (watcher.busy) continue;
      await watcher.send(text);
      return;
    }
  }
  async started() {
    await Promise.all(this.watchers.map(async (watcher) => watcher.send('hello')));
  }
  async overSet() {
    for (const name of this.names) await this.greet(name);
  }
  forget(name) {
    this.names.delete(name);
  }
  async grows() {
    for (const job of this.backlog) await job.run();
  }
  add(job) {
    this.backlog.push(job);
  }
  dropLast() {
    this.backlog.pop();
  }
  replace(job) {
    this.backlog = this.backlog.filter((other) => other !== job);
  }
  async onlyOwnHelper() {
    for (const slot of this.#slots) await slot.close();
    this.#clear();
  }
  #clear() {
    this.#slots.splice(0, 1);
  }
}

const sockets = [];
const idle = [];
export async function sweep() {
  for (const socket of sockets) await socket.ping();
}
export function accept(socket) {
  sockets.push(socket);
  socket.on('close', () => {
    sockets.splice(sockets.indexOf(socket), 1); //! others-remove
  });
}
export async function closeIdle() {
  for (const socket of idle) await socket.close();
  idle.splice(0, 1);
}
