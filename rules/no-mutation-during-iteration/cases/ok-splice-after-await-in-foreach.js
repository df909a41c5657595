const jobs = [];

export function start() {
  jobs.forEach(async (job) => {
    await job.run();
    jobs.splice(jobs.indexOf(job), 1);
  });
}
