Deno.serve((request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onerror = () => {
    Deno.exit(1);
    //^^^^^^^^^^ error
  };
  return response;
});
