export class Queue {
  private jobs: { done: boolean }[] = [];

  sweep() {
    const { jobs } = this;
    this.jobs = [];
    jobs.forEach((job) => this.settle(job));
  }

  private settle(job: { done: boolean }) {
    if (!job.done) this.jobs.unshift(job);
  }
}
