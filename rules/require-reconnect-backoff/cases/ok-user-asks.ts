export function connect(retry: HTMLButtonElement) {
  const socket = new WebSocket('ws://localhost:8080');
  socket.addEventListener('close', () => {
    retry.addEventListener('click', () => connect(retry), { once: true });
  });
}
