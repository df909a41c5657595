export class Topic {
  private readonly subscribers: ((text: string) => Promise<void>)[] = [];

  subscribe(subscriber: (text: string) => Promise<void>) {
    this.subscribers.push(subscriber);
  }

  async publish(text: string) {
    for (const subscriber of this.subscribers) await subscriber(text);
    //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ others-remove
  }

  unsubscribe(subscriber: (text: string) => Promise<void>) {
    this.subscribers.splice(this.subscribers.indexOf(subscriber), 1);
  }
}
