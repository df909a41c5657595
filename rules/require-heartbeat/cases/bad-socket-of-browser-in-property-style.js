const socket = new WebSocket('wss://feed.example');
             //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ silent

socket.onmessage = (event) => {
  document.title = event.data;
};
