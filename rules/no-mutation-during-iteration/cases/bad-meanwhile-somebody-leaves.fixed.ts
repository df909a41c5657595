export class Topic {
  private readonly subscribers: ((text: string) => Promise<void>)[] = [];

  subscribe(subscriber: (text: string) => Promise<void>) {
    this.subscribers.push(subscriber);
  }

  async publish(text: string) {
    const subscribersSnapshot = [...this.subscribers];
    for (const subscriber of subscribersSnapshot) await subscriber(text);
  }

  unsubscribe(subscriber: (text: string) => Promise<void>) {
    this.subscribers.splice(this.subscribers.indexOf(subscriber), 1);
  }
}
