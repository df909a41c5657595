// An emitter of the file's own runs its listeners inside the call.
import { EventEmitter } from 'node:events';

class Registry extends EventEmitter {
  workers = [];
  jobs = [];
  constructor() {
    super();
    this.on('gone', (name) => {
      this.workers.splice(this.workers.indexOf(name), 1);
    });
    this.on('idle', (name) => {
      setImmediate(() => this.jobs.splice(this.jobs.indexOf(name), 1));
    });
  }
  check(isAlive) {
    for (const name of this.workers) if (!isAlive(name)) this.emit('gone', name); //! removes-element
    for (const name of this.workers) if (!isAlive(name)) this.emit('missed', name);
    for (const name of [...this.workers]) if (!isAlive(name)) this.emit('gone', name);
    for (const name of this.jobs) this.emit('idle', name);
  }
}
export const registry = new Registry();
