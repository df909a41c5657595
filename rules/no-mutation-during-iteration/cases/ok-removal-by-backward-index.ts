const jobs: { done: boolean }[] = [];

export function sweep() {
  for (let index = jobs.length - 1; index >= 0; index--) {
    if (jobs[index]?.done) jobs.splice(index, 1);
  }
}
