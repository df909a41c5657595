// The only caller of `off` waits for `emit`; that is not followed.
export class Hooks {
  private readonly hooks: (() => Promise<void>)[] = [];

  async emit() {
    for (const hook of this.hooks) await hook();
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ others-remove
  }

  off(hook: () => Promise<void>) {
    this.hooks.splice(this.hooks.indexOf(hook), 1);
  }
}
