let socket: WebSocket | null = null;

export function connect(url: string) {
  socket = new WebSocket(url);
}

setInterval(() => {
  if (socket?.readyState === WebSocket.OPEN) socket.send('beat');
}, 1000);
