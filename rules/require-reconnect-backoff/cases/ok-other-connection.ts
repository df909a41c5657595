export function connect(): void {
  const socket = new WebSocket('wss://first.example');
  socket.addEventListener('close', () => {
    connectSecond();
  });
}

function connectSecond() {
  const socket = new WebSocket('wss://second.example');
  socket.addEventListener('close', () => {
    console.error('both are down');
  });
}
