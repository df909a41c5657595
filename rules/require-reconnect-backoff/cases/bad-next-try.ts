let socket: WebSocket | null = null;

export function connect(isLast = false): void {
  socket = new WebSocket(isLast ? 'ws://localhost:8080' : 'ws://proxy.local');
  if (!isLast) socket.addEventListener('error', tryAgain);
}

function tryAgain(): void {
  connect(false);
  //^^^^^^^^^^^^ atOnce
}
