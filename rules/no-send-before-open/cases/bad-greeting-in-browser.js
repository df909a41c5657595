const socket = new WebSocket('wss://hub.example');

function greet() {
  const lobby = new WebSocket('wss://lobby.example');
  lobby.send('hello');
  //^^^^^^^^^^^^^^^^^ surely
  return lobby;
}

socket.onopen = () => greet();
