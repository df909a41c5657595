Deno.serve((request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onerror = () => {
    socket.close();
  };
  return response;
});
