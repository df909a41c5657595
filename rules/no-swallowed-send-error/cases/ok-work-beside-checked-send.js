export class Mirror {
  /** @param {RTCDataChannel} channel */
  constructor(channel) {
    this.channel = channel;
  }

  push(change) {
    try {
      const frame = JSON.stringify(change);
      if (this.channel.readyState === 'open') this.channel.send(frame);
    } catch (error) {}
  }
}
