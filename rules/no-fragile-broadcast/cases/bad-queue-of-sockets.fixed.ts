export class Lobby {
  private readonly waiting: RTCDataChannel[] = [];

  enter(channel: RTCDataChannel): void {
    this.waiting.push(channel);
  }

  admit(): void {
    let channel = this.waiting.shift();
    while (channel !== undefined) {
      if (channel.readyState === 'open') {
        channel.send('welcome');
      }
      channel = this.waiting.shift();
    }
  }
}
