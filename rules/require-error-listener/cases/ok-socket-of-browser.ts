const socket = new WebSocket('wss://feed.example');

socket.addEventListener('message', (event) => {
  console.log(event.data);
});
