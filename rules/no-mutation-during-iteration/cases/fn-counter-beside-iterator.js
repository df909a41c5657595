// A counter of one's own beside the iterator is not known to be the index.
export function sweep(jobs) {
  let index = 0;
  for (const job of jobs) {
    if (job.done) jobs.splice(index, 1);
    index++;
  }
}
