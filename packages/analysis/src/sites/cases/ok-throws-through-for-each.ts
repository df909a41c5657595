export class Room {
  constructor(private readonly waiting: readonly string[]) {}

  async tell(channel: RTCDataChannel) {
    try {
      this.waiting.forEach((text) => channel.send(text));
    } catch (error) {
      console.warn('channel closed', error);
    }
  }
}
