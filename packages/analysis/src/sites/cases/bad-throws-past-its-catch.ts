export class Room {
  constructor(private readonly waiting: readonly string[]) {}

  async tell(channel: RTCDataChannel) {
    try {
      queueMicrotask(() => channel.send(String(this.waiting))); //! unguarded
    } catch (error) {
      console.warn('channel closed', error);
    }
  }
}
