const members = new Map<string, WebSocket>();
Deno.serve((request) => {
  const name = new URL(request.url).searchParams.get('name') ?? 'guest';
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => members.set(name, socket);
  socket.onclose = () => {
    if (members.get(name) === socket) members.delete(name);
  };
  return response;
});
