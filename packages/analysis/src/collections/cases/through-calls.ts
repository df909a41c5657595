// The change stands in a function that the loop calls.
class Hub {
  listeners = [];
  peers = new Set();
  closing = new Map();

  closeAll() {
    for (const listener of this.listeners) this.off(listener); //! removes-element
    for (const listener of this.listeners) listener.close();
  }
  off(listener) {
    const at = this.listeners.indexOf(listener);
    if (at !== -1) this.listeners.splice(at, 1);
  }
  viaTwo() {
    this.listeners.forEach((listener) => this.forget(listener)); //! removes-element
  }
  forget(listener) {
    listener.stop();
    this.off(listener);
  }
  async awaited() {
    for (const listener of this.listeners) await this.stop(listener); //! removes-element
    for (const listener of this.listeners) this.stop(listener);
  }
  async stop(listener) {
    await listener.stop();
    this.off(listener);
  }
  sockets() {
    for (const peer of this.peers) this.leave(peer); //! deletes-current
    for (const peer of this.peers) if (peer.old) this.leave(peer.twin); //! deletes-other
  }
  leave(peer) {
    this.peers.delete(peer);
  }
  alias() {
    const { listeners } = this;
    for (const listener of listeners) this.off(listener); //! removes-element
    const self = this;
    listeners.forEach(function (listener) {
      self.off(listener); //! removes-element
    });
  }
  copyOnWrite() {
    for (const listener of this.listeners) this.replace(listener);
  }
  otherInstance(hubs) {
    for (const listener of this.listeners) hubs[0].off(listener);
    for (const listener of this.listeners) listener.hub.off(listener);
  }
}
class Ring extends Hub {
  drain() {
    for (const listener of this.listeners) super.off(listener); //! removes-element
    for (const listener of this.listeners) this.off(listener); //! removes-element
  }
}

const jobs = [];
const done = [];
function remove(list, one) {
  list.splice(list.indexOf(one), 1);
}
function removeFrom({ list }, one) {
  list.splice(list.indexOf(one), 1);
}
function passesTheArray() {
  for (const job of jobs) remove(jobs, job); //! removes-element
  for (const job of jobs) removeFrom({ list: jobs }, job); //! removes-element
  for (const job of jobs) remove(done, job);
  for (let i = 0; i < jobs.length; i++) remove(jobs, jobs[i]); //! removes-element
  for (let i = jobs.length - 1; i >= 0; i--) remove(jobs, jobs[i]);
}
function removeAt(index) {
  jobs.splice(index, 1);
}
function passesTheIndex() {
  for (let i = 0; i < jobs.length; i++) if (jobs[i].done) removeAt(i); //! removes-element
  jobs.forEach((job, index) => removeAt(index)); //! removes-element
  for (let i = 0; i < jobs.length; i++) if (jobs[i].done) removeAt(i--);
}
function capturedByLocalFunction(list) {
  const drop = (one) => list.splice(list.indexOf(one), 1);
  for (const one of list) if (one.done) drop(one); //! removes-element
  for (const one of list) {
    if (!one.done) continue;
    drop(one);
    return;
  }
}
function callbackThatRunsNow() {
  for (const job of jobs) job.steps.forEach((step) => step.failed && jobs.splice(jobs.indexOf(job), 1)); //! removes-element
  for (const job of jobs) job.on('done', () => jobs.splice(jobs.indexOf(job), 1));
}
function watch(watchers, paths) {
  for (const watcher of watchers.values()) watcher.close();
  paths.forEach((path) => {
    watchers.set(path, { close: () => watchers.delete(path) });
  });
}
function variableOfAnotherCall(host) {
  const watchers = new Map([['lobby', { close: () => {} }]]);
  ['lobby'].forEach((path) => watchers.set(path, { close: () => watchers.delete(path) }));
  watchers.forEach((watcher) => watcher.close());
}
function ownVariable(list) {
  for (const one of list) {
    const rest = [];
    rest.push(one);
    rest.splice(0, 1);
    ownVariable(one.children);
  }
  list.splice(0, 1);
}
function* lazily(list) {
  list.shift();
  yield list;
}
function generator() {
  for (const job of jobs) lazily(jobs);
}

class MembersByRoom {
  private readonly membersOf = new Map<string, string[]>();

  leave(room: string, member: string): void {
    const members = this.membersOf.get(room) ?? [];
    members.splice(members.indexOf(member), 1);
  }

  announce(room: string, other: string, told: (member: string) => boolean): void {
    const members = this.membersOf.get(room) ?? [];
    for (const member of members) {
      this.leave(other, member);
      if (!told(member)) this.leave(room, member); //! removes-element
    }
  }
}

class MembersPutAnew {
  private readonly membersOf = new Map<string, string[]>();

  leave(room: string, member: string): void {
    const members = this.membersOf.get(room) ?? [];
    members.splice(members.indexOf(member), 1);
  }

  announce(room: string): void {
    const members = this.membersOf.get(room) ?? [];
    for (const member of members) {
      this.membersOf.set(room, members.slice());
      this.leave(room, member);
    }
  }
}

// What puts back what it reads finds nothing where the loop has deleted it before.
class Outbox {
  letters = new Map();

  flush() {
    for (const [peer] of this.letters) {
      this.letters.delete(peer);
      this.send(peer); //! deletes-current
    }
    for (const [peer] of this.letters) this.renew(peer); //! readds-current
    for (const [peer, letter] of this.letters) {
      this.letters.delete(peer);
      this.keep(peer, letter); //! readds-current
    }
  }
  send(peer) {
    const letter = this.letters.get(peer);
    if (letter !== undefined) this.letters.delete(peer);
    try {
      peer.send(letter);
    } catch {
      if (letter !== undefined) this.letters.set(peer, letter);
    }
  }
  renew(peer) {
    const letter = this.letters.get(peer);
    this.letters.delete(peer);
    this.letters.set(peer, letter);
  }
  keep(peer, letter) {
    if (!peer.isOpen()) this.letters.set(peer, letter);
  }
}
