const jobs: { done: boolean }[] = [];

export function sweep() {
  for (let index = 0; index < jobs.length; index++) {
    if (jobs[index]?.done) {
      jobs.splice(index, 1);
      index--;
    }
  }
}
