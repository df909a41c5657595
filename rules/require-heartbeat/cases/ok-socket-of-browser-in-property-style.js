const socket = new WebSocket('wss://feed.example');

socket.onmessage = (event) => {
  document.title = event.data;
};
setInterval(() => {
  if (socket.readyState === WebSocket.OPEN) socket.send('still here');
}, 20_000);
