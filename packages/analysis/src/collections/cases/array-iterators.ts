// Arrays under an iterator: for…of and its views, for…in.
const jobs: Job[] = [];
let order = [3, 1, 2];

function currentElement() {
  for (const job of jobs) {
    if (job.done) jobs.splice(jobs.indexOf(job), 1); //! removes-element
  }
}
function currentByName() {
  for (const job of jobs) {
    const at = jobs.indexOf(job);
    if (at !== -1 && job.done) jobs.splice(at, 1); //! removes-element
  }
}
function foundElement() {
  for (const { id } of jobs) {
    const at = jobs.findIndex((other) => other.id === id);
    jobs.splice(at, 1); //! removes-element
  }
}
function entries() {
  for (const [index, job] of jobs.entries()) if (job.done) jobs.splice(index, 1); //! removes-element
}
function keys() {
  for (const index of jobs.keys()) if (isOld(index)) jobs.splice(index, 1); //! removes-element
}
function indexDecrementDoesNotHelp() {
  for (let [index, job] of jobs.entries()) {
    if (!job.done) continue;
    jobs.splice(index, 1); //! removes-element
    index--;
  }
}
function namedIterator() {
  const iterator = jobs.values();
  for (const job of iterator) if (job.done) jobs.shift(); //! removes-element
}
function first() {
  for (const job of jobs) if (job.done) jobs.shift(); //! removes-element
}
function inFront() {
  for (const job of jobs) if (job.urgent) jobs.unshift(job.parent); //! inserts-element
}
function insertedAtIndex() {
  for (const [index, job] of jobs.entries()) if (job.before) jobs.splice(index, 0, job.before); //! inserts-element
}
function forIn() {
  for (const index in order) if (order[index] === 1) order.splice(index, 1); //! removes-element
}
function catchClause() {
  for (const job of jobs) {
    try {
      job.run();
    } catch {
      jobs.splice(jobs.indexOf(job), 1); //! removes-element
    }
  }
}
function switchBreaksTheSwitchOnly() {
  for (const job of jobs) {
    switch (job.state) {
      case 'done':
        jobs.splice(jobs.indexOf(job), 1); //! removes-element
        break;
    }
  }
}
function continuesOuter() {
  outer: for (const job of jobs) {
    for (const step of job.steps) {
      if (!step.failed) continue;
      jobs.splice(jobs.indexOf(job), 1); //! removes-element
      continue outer;
    }
  }
}
function rotates() {
  for (const job of jobs) if (job.blocked) jobs.push(jobs.shift()); //! removes-element
}
function emptyDefault(list) {
  for (const job of list ?? []) if (job.done) list.splice(list.indexOf(job), 1); //! removes-element
}

function leaves(id) {
  for (const job of jobs) {
    if (job.id !== id) continue;
    jobs.splice(jobs.indexOf(job), 1);
    break;
  }
  for (const job of jobs) if (job.id === id) return jobs.splice(jobs.indexOf(job), 1);
  for (const job of jobs) {
    if (job.id === id) {
      jobs.splice(jobs.indexOf(job), 1);
      throw new Error('gone');
    }
  }
  outer: for (const job of jobs) {
    for (const step of job.steps) {
      if (!step.failed) continue;
      jobs.splice(jobs.indexOf(job), 1);
      break outer;
    }
  }
}
function replacesOneByOne() {
  for (const [index, job] of jobs.entries()) jobs.splice(index, 1, job.next);
}
function behind() {
  for (const [index, job] of jobs.entries()) if (job.twin) jobs.splice(index + 1, 1);
  for (const job of jobs) if (job.done) jobs.pop();
  for (const job of jobs) if (job.last) jobs.splice(-1, 1);
}
function cutsOff() {
  for (const [index, job] of jobs.entries()) if (job.last) jobs.splice(index);
  for (const [index, job] of jobs.entries()) if (job.last) jobs.splice(index, jobs.length - index);
  for (const job of jobs) if (job.last) jobs.length = 0;
}
function newArray() {
  for (const job of jobs) order = order.filter((one) => one !== job.id);
  for (const one of order) {
    order = order.slice();
    order.splice(order.indexOf(one), 1);
  }
}
function otherCollections() {
  for (const job of jobs) job.list.splice(job.list.indexOf(job), 1);
  for (const job of jobs) order.splice(order.indexOf(job.id), 1);
}
function later() {
  for (const job of jobs) job.once('done', () => jobs.splice(jobs.indexOf(job), 1));
  for (const job of jobs) setTimeout(() => jobs.shift(), 10);
}
function collectedFirst() {
  const done = [];
  for (const job of jobs) if (job.done) done.push(job);
  for (const job of done) jobs.splice(jobs.indexOf(job), 1);
}
