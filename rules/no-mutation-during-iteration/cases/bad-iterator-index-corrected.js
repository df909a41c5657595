const jobs = [];

export function sweep() {
  for (let [index, job] of jobs.entries()) {
    if (!job.done) continue;
    jobs.splice(index, 1);
    //^^^^^^^^^^^^^^^^^^^^ removes-element
    index--;
  }
}
