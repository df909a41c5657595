export class Plan {
  private readonly steps: (() => Promise<void>)[] = [];

  async run() {
    for (const step of this.steps) await step();
  }

  cancel(step: () => Promise<void>) {
    this.steps.splice(this.steps.indexOf(step), 1);
  }
}
