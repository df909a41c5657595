// The same listener for several events: this is the branch of the close event.
class Link {
  constructor(url) {
    this.socket = new WebSocket(url);
    for (const type of ['open', 'close']) this.socket.addEventListener(type, this);
  }
  handleEvent(event) {
    if (event.type === 'close') {
      this.socket.send('bye'); //! after-close
    } else if (event.type === 'open') {
      this.socket.send('hello');
    }
  }
}
export const link = new Link('wss://x');
