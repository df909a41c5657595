// Whoever calls `off` in other files may wait for `emit` first; one file does not show it.
export class Hooks {
  private readonly hooks: (() => Promise<void>)[] = [];

  async emit() {
    for (const hook of this.hooks) await hook();
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ others-remove
  }

  off(hook: () => Promise<void>) {
    this.hooks.splice(this.hooks.indexOf(hook), 1);
  }
}
