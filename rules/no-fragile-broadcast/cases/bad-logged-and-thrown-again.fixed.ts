export class Hub {
  private readonly channels = new Set<RTCDataChannel>();

  add(channel: RTCDataChannel): void {
    this.channels.add(channel);
  }

  publish(text: string): void {
    this.channels.forEach((channel) => {
      try {
        if (channel.readyState === 'open') {
          channel.send(text);
        }
      } catch (error) {
        console.error(error);
        throw error;
      }
    });
  }
}
