export class Duplex {
  constructor(
    private readonly control: RTCDataChannel,
    private readonly media: RTCDataChannel,
  ) {}

  say(text: string): void {
    for (const channel of [this.control, this.media]) {
      channel.send(text);
      //^^^^^^^^^^^^^^^^ maybe
    }
  }
}
