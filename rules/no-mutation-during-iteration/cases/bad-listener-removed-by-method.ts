interface Listener {
  close(): void;
}

export class Hub {
  private readonly listeners: Listener[] = [];

  closeAll() {
    for (const listener of this.listeners) this.remove(listener);
    //                                     ^^^^^^^^^^^^^^^^^^^^^ removes-element
  }

  remove(listener: Listener) {
    const at = this.listeners.indexOf(listener);
    if (at !== -1) this.listeners.splice(at, 1);
    listener.close();
  }
}
