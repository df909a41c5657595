export class Queue {
  private readonly jobs: { done: boolean }[] = [];

  sweep() {
    const { jobs } = this;
    [...jobs].forEach((job) => this.settle(job));
  }

  private settle(job: { done: boolean }) {
    if (job.done) this.jobs.splice(this.jobs.indexOf(job), 1);
  }
}
