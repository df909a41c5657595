const socket = new WebSocket('wss://feed.example');

socket.addEventListener('open', () => {
  setInterval(() => {
    if (socket.readyState === WebSocket.OPEN) socket.send('beat');
  }, 1000);
});
socket.addEventListener('close', () => process.exit(1));
