function greet() {
  const lobby = new WebSocket('wss://lobby.example');
  lobby.onopen = () => lobby.send('hello');
  return lobby;
}

greet();
