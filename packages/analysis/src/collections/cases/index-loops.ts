// Loops that count an index.
const jobs = [];

function forward() {
  for (let i = 0; i < jobs.length; i++) if (jobs[i].done) jobs.splice(i, 1); //! removes-element
}
function cachedLength() {
  for (let i = 0, n = jobs.length; i < n; i++) if (jobs[i].done) jobs.splice(i, 1); //! removes-element
}
function mirrored() {
  for (let i = 0; jobs.length > i; i += 1) if (jobs[i].done) jobs.splice(i, 1); //! removes-element
}
function upToLast() {
  for (let i = 0; i <= jobs.length - 1; i++) if (jobs[i].done) jobs.splice(i, 1); //! removes-element
}
function compoundTest(limit) {
  for (let i = 0; i < limit && i < jobs.length; i++) if (jobs[i].done) jobs.splice(i, 1); //! removes-element
}
function whileLoop() {
  let i = 0;
  while (i < jobs.length) {
    if (jobs[i].done) jobs.splice(i, 1); //! removes-element
    i++;
  }
}
function byElement() {
  for (let i = 0; i < jobs.length; i++) {
    const job = jobs[i];
    if (job.done) jobs.splice(jobs.indexOf(job), 1); //! removes-element
  }
}
function shifts() {
  for (let i = 0; i < jobs.length; i++) if (jobs[i].done) jobs.shift(); //! removes-element
}
function innerLoopWithoutBreak(gone) {
  for (let i = 0; i < jobs.length; i++) {
    for (let j = 0; j < gone.length; j++) {
      if (jobs[i] === gone[j]) jobs.splice(i, 1); //! removes-element
    }
  }
}
function lookedFor(wanted, id) {
  for (let i = 0; i < jobs.length; i++) if (jobs[i] === wanted) jobs.splice(i, 1);
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].id !== id) continue;
    jobs.splice(i, 1);
  }
}
function lookedForOneAfterAnother(wanted) {
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i] !== wanted) continue;
    jobs.splice(i, 1); //! removes-element
    wanted = wanted.next;
  }
}
function correctedOnOneBranchOnly() {
  for (let i = 0; i < jobs.length; i++) {
    if (!jobs[i].done) continue;
    jobs.splice(i, 1); //! removes-element
    if (jobs.length > 3) i--;
  }
}
function flagOfAnotherLoop(room) {
  let found = false;
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].room === room) {
      jobs.splice(i, 1); //! removes-element
      found = true;
    }
  }
  return found;
}
function insertedBefore() {
  for (let i = 0; i < jobs.length; i++) if (jobs[i].before) jobs.splice(i, 0, jobs[i].before); //! inserts-element
}

function backward() {
  for (let i = jobs.length - 1; i >= 0; i--) if (jobs[i].done) jobs.splice(i, 1);
  for (let i = jobs.length; i--; ) if (jobs[i].done) jobs.splice(i, 1);
  let i = jobs.length;
  while (i--) if (jobs[i].done) jobs.splice(i, 1);
}
function corrected() {
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].done) {
      jobs.splice(i, 1);
      i--;
    }
  }
  for (let i = 0; i < jobs.length; i++) if (jobs[i].done) jobs.splice(i--, 1);
  for (let i = 0; i < jobs.length; ) {
    if (jobs[i].done) jobs.splice(i, 1);
    else i++;
  }
  let at = 0;
  while (at < jobs.length) {
    if (jobs[at].done) {
      jobs.splice(at, 1);
      continue;
    }
    at += 1;
  }
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].before) jobs.splice(i++, 0, jobs[i].before);
  }
  for (let i = 0; i < jobs.length; i++) {
    if (!jobs[i].before) continue;
    jobs.splice(i, 0, jobs[i].before);
    i++;
  }
}
function startsOver() {
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].done) {
      jobs.splice(i, 1);
      i = -1;
    }
  }
}
function leaves(id) {
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].id === id) {
      jobs.splice(i, 1);
      break;
    }
  }
  for (let i = 0; i < jobs.length; i++) if (jobs[i].id === id) return jobs.splice(i, 1)[0];
}
function forgetsProcess(gone) {
  for (let i = 0; i < jobs.length; i++) if (jobs[i].process.pid === gone.process.pid) jobs.splice(i, 1);
}
function stopsByFlag(id) {
  let found = false;
  for (let i = 0; i < jobs.length && !found; i++) {
    if (jobs[i].id === id) {
      jobs.splice(i, 1);
      found = true;
    }
  }
  let removed = false;
  for (let i = 0; i < jobs.length; i++) {
    if (jobs[i].id === id) {
      jobs.splice(i, 1);
      removed = true;
    }
    if (removed === true) break;
  }
}
function asksAgain() {
  for (let i = 0; i < jobs.length; i++) while (jobs[i]?.done) jobs.splice(i, 1);
  for (let i = 0; i < jobs.length; i++) {
    for (let pass = 0; pass < 3 && i < jobs.length; pass++) if (jobs[i].done) jobs.splice(i, 1);
  }
}
function behindTheIndex() {
  for (let i = 0; i < jobs.length; i++) while (jobs[i + 1] === jobs[i]) jobs.splice(i + 1, 1);
  for (let i = 0; i < jobs.length; i++) {
    for (let j = i + 1; j < jobs.length; j++) {
      if (jobs[i].id === jobs[j].id) jobs.splice(j--, 1);
    }
  }
  for (let i = 0; i < jobs.length; i++) {
    for (let j = jobs.length - 1; j > i; j--) if (jobs[i].id === jobs[j].id) jobs.splice(j, 1);
  }
}
function spreadsOut() {
  for (let i = 0; i < jobs.length; i++) jobs.splice(i, 1, ...jobs[i].parts);
  for (let i = 0; i < jobs.length; i++) if (jobs[i].parts) jobs.splice(i, 1, jobs[i].parts[0], jobs[i].parts[1]);
}
function moves(pick) {
  for (let i = 0; i < jobs.length; i++) {
    const [job] = jobs.splice(pick(i), 1);
    jobs.splice(i, 0, job);
  }
  for (let i = 0; i < jobs.length; i++) if (jobs[i].urgent) jobs.unshift(jobs.splice(i, 1)[0]);
}
function counts() {
  for (let i = 0; i < 3; i++) jobs.shift();
  for (let i = 0, level = jobs.length; i < level; i++) {
    const job = jobs.shift();
    if (job.child) jobs.push(job.child);
  }
}
function drains() {
  while (jobs.length > 0) jobs.shift();
  for (; jobs.length > 0; ) jobs.splice(0, 10);
  let job;
  while ((job = jobs.pop())) job.run();
}

// What is made as an object is no list, whatever is called on it.
const host = { watchers: null, queue: null };
function start() {
  host.watchers = {};
  host.queue = [];
}
function stopAll() {
  for (const id in host.watchers) host.watchers.splice(id, 1);
  const watchers = host.watchers;
  for (const id in watchers) watchers.splice(id, 1);
  for (const id in host.queue) host.queue.splice(id, 1); //! removes-element
}

function removedWhereItThrows() {
  for (let i = 0; i < sockets.length; i++) {
    try {
      sockets[i].send('x');
    } catch (error) {
      log(error);
      sockets.splice(i, 1); //! removes-element
    }
  }
  for (let i = 0; i < sockets.length; i++) {
    try {
      sockets[i].send('x');
    } catch {
      sockets.splice(i--, 1);
    }
  }
  let next = 0;
  while (next < sockets.length) {
    try {
      sockets[next].send('x');
      next++;
    } catch {
      sockets.splice(next, 1);
    }
  }
  for (let i = 0; i < sockets.length; i++) {
    try {
      sockets[i].send('x');
    } catch {
      sockets.splice(i, 1);
      break;
    }
  }
}
