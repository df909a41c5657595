export function connect(url: string) {
  const socket = new WebSocket(url);
  socket.addEventListener('close', ({ code }) => {
    if (code !== 1000) setTimeout(() => connect(url), 1000);
  });
}
