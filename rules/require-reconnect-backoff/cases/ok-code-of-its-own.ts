export function connect(url: string) {
  const socket = new WebSocket(url);
  socket.addEventListener('close', ({ code }) => {
    if (code === 4001) connect(url);
  });
}
