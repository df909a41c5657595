export class Emitter {
  private listeners: (() => void)[] = [];

  emit() {
    for (const listener of this.listeners) {
      listener();
      this.off(listener);
    }
  }

  off(listener: () => void) {
    this.listeners = this.listeners.slice();
    this.listeners.splice(this.listeners.indexOf(listener), 1);
  }
}
