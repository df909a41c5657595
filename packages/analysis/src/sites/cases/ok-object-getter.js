// A getter of an object literal, read through `this` and through a name.
export function connect(url) {
  const socket = new WebSocket(url);
  const link = {
    get open() { return socket.readyState === WebSocket.OPEN; },
    send(text) {
      if (!this.open) return false;
      socket.send(text);
      return true;
    },
  };
  return link;
}
