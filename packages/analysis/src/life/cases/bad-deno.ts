const sockets = new Set<WebSocket>();
Deno.serve((req) => {
  const { socket, response } = Deno.upgradeWebSocket(req);
  socket.onopen = () => {
    sockets.add(socket); //! require-close-cleanup
  };
  socket.onmessage = (e) => {
    for (const s of sockets) if (s.readyState === 1) s.send(e.data);
  };
  return response;
});
