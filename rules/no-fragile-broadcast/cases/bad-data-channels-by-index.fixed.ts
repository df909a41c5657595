export class Mesh {
  private readonly channels: RTCDataChannel[] = [];

  join(connection: RTCPeerConnection): void {
    this.channels.push(connection.createDataChannel('chat'));
  }

  say(text: string): void {
    for (let index = 0; index < this.channels.length; index++) {
      if (this.channels[index]?.readyState === 'open') {
        this.channels[index]?.send(text);
      }
    }
  }
}
