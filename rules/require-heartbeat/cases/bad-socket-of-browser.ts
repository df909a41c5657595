const socket = new WebSocket('wss://feed.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ silent

socket.addEventListener('message', (event) => {
  console.log(event.data);
});
