function Feed(url) {
  const self = this;
  self.connect = function () {
    const socket = new WebSocket(url);
    socket.onclose = function () {
      self.connect();
      //^^^^^^^^^^^^ atOnce
    };
  };
}

export const open = (url) => new Feed(url).connect();
