const sockets = new Set<WebSocket>();
Deno.serve((req) => {
  const { socket, response } = Deno.upgradeWebSocket(req);
  socket.addEventListener('open', () => sockets.add(socket));
  socket.addEventListener('close', () => sockets.delete(socket));
  return response;
});
