export function connect() {
  const socket = new WebSocket('ws://localhost:8080');
  socket.addEventListener('close', () => {
    setTimeout(() => {
    //^^^^^^^^^^^^^^^^ atOnce
      connect();
    });
  });
}
