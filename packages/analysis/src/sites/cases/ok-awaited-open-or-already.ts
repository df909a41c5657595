// The helper waits for the open event, unless the socket is open already.
function opened(socket: WebSocket): Promise<void> {
  if (socket.readyState === WebSocket.OPEN) return Promise.resolve();
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('refused')), { once: true });
  });
}
export async function hello(url: string) {
  const socket = new WebSocket(url);
  await opened(socket);
  socket.send('hello');
}
