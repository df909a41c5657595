interface Job {
  readonly process: { readonly pid: number };
}

export function forget(jobs: Job[], gone: Job) {
  for (let index = 0; index < jobs.length; index++) {
    if (jobs[index]?.process.pid === gone.process.pid) jobs.splice(index, 1);
  }
}
