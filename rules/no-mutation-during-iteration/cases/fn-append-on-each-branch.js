// Each round grows the list, but neither call does so in every round.
export function repeat(jobs) {
  for (const job of jobs) {
    if (job.urgent) jobs.push(job);
    else jobs.push({ ...job, urgent: true });
  }
}
