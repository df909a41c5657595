let socket = new WebSocket('wss://first.example');

socket.addEventListener('close', () => {
  socket = new WebSocket('wss://second.example');
});

export const isUp = () => socket.readyState === WebSocket.OPEN;
