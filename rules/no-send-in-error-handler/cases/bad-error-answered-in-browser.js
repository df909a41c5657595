const socket = new WebSocket('wss://hub.example');

socket.onerror = () => {
  socket.send('something went wrong');
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ maybe
};
