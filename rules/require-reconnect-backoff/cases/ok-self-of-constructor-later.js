function Feed(url) {
  const self = this;
  self.connect = function () {
    const socket = new WebSocket(url);
    socket.onclose = function () {
      setTimeout(function () {
        self.connect();
      }, 1000);
    };
  };
}

export const open = (url) => new Feed(url).connect();
