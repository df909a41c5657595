export class Lobby {
  private readonly waiting: RTCDataChannel[] = [];

  enter(channel: RTCDataChannel): void {
    this.waiting.push(channel);
  }

  admit(): void {
    let channel = this.waiting.shift();
    while (channel !== undefined) {
      channel.send('welcome');
      //^^^^^^^^^^^^^^^^^^^^^ maybe
      channel = this.waiting.shift();
    }
  }
}
