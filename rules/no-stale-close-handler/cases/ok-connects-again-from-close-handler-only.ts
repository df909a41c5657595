let socket: WebSocket | null = null;

function connect() {
  socket = new WebSocket('wss://feed.example');
  socket.addEventListener('close', () => {
    socket = null;
    setTimeout(connect, 1000 + Math.random() * 1000);
  });
}

connect();

export const isUp = () => socket !== null;
