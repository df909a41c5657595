export class Lobby {
  private readonly waiting: string[] = [];

  constructor(private readonly channel: RTCDataChannel) {
    channel.addEventListener('open', () => {
      this.flush();
    });
  }

  say(text: string): void {
    this.waiting.push(text);
  }

  // One channel and many messages: nobody stands behind.
  private flush(): void {
    for (const text of this.waiting.splice(0)) this.channel.send(text);
  }
}
