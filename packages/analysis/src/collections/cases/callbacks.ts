// forEach and its kin: the length is fixed, what is visited is not.
const jobs = [];

function eachKind() {
  jobs.forEach((job, index) => job.done && jobs.splice(index, 1)); //! removes-element
  jobs.map((job, index) => jobs.splice(index, 1)); //! removes-element
  jobs.filter((job) => jobs.splice(jobs.indexOf(job), 1)); //! removes-element
  jobs.flatMap(() => jobs.shift()); //! removes-element
  jobs.reduce((sum, job, index) => (job.done ? jobs.splice(index, 1) : sum), 0); //! removes-element
  jobs.forEach(function (job) {
    if (job.done) return;
    jobs.unshift(job.parent); //! inserts-element
  });
}
function decrementDoesNotHelp() {
  jobs.forEach((job, index) => {
    if (!job.done) return;
    jobs.splice(index, 1); //! removes-element
    index--;
  });
}
function returnGoesOn() {
  jobs.forEach((job, index) => {
    if (job.done) {
      jobs.splice(index, 1); //! removes-element
      return;
    }
    job.run();
  });
}
function answersThatGoOn() {
  jobs.some((job, index) => {
    if (job.done) {
      jobs.splice(index, 1); //! removes-element
      return false;
    }
    return job.last;
  });
  jobs.every((job, index) => {
    if (job.done) jobs.splice(index, 1); //! removes-element
    return true;
  });
  jobs.find((job, index) => {
    if (job.done) jobs.splice(index, 1); //! removes-element
  });
}
function namedCallback() {
  jobs.forEach(drop);
}
function drop(job) {
  jobs.splice(jobs.indexOf(job), 1); //! removes-element
}
function beforeFirstAwait() {
  jobs.forEach(async (job, index) => {
    jobs.splice(index, 1); //! removes-element
    await job.stop();
  });
}

function answersThatStop(id) {
  jobs.some((job, index) => {
    if (job.id !== id) return false;
    jobs.splice(index, 1);
    return true;
  });
  jobs.every((job, index) => {
    if (job.id !== id) return true;
    jobs.splice(index, 1);
    return false;
  });
  jobs.find((job, index) => job.id === id && jobs.splice(index, 1));
  jobs.findIndex((job, index) => {
    if (job.id === id) jobs.splice(index, 1);
    return job.id === id;
  });
}
function doneFlag(id) {
  let done = false;
  jobs.forEach((job, index) => {
    if (done) return;
    if (job.id === id) {
      jobs.splice(index, 1);
      done = true;
    }
  });
}
function afterAwait() {
  jobs.forEach(async (job) => {
    await job.stop();
    jobs.splice(jobs.indexOf(job), 1);
  });
}
function backward() {
  jobs.reduceRight((sum, job, index) => (job.done ? jobs.splice(index, 1) : sum), 0);
  jobs.findLast((job, index) => void jobs.splice(index, 1));
}
function recursion(node) {
  if (node.children.length === 1) node.children.splice(0, 1);
  node.children.forEach(recursion);
}
function arrayOfTheItem() {
  jobs.forEach((job) => job.steps.splice(0, 1));
}
