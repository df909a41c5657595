const socket = new WebSocket('wss://hub.example');

function greet() {
  const lobby = new WebSocket('wss://lobby.example');
  lobby.addEventListener(
    'open',
    () => {
      lobby.send('hello');
    },
    { once: true },
  );
  return lobby;
}

socket.onopen = () => greet();
