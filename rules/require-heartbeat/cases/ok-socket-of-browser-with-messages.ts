const socket = new WebSocket('wss://feed.example');

socket.addEventListener('message', (event) => {
  if (event.data === 'ping') socket.send('pong');
});
