const socket = new WebSocket('wss://hub.example');

socket.onerror = () => {
  if (socket.readyState === WebSocket.OPEN) {
    socket.send('something went wrong');
  }
};
