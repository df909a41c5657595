// A function of the file finds one among those that are taken out as they close.
import type { ServerWebSocket } from 'bun';
const sockets = new Set<ServerWebSocket<{ name: string }>>();
const byName = (name: string) => [...sockets].find((socket) => socket.data.name === name);
Bun.serve<{ name: string }>({
  fetch: () => new Response(''),
  websocket: {
    open(socket) {
      sockets.add(socket);
    },
    message(_socket, text) {
      byName(String(text))?.send(text);
    },
    close(socket) {
      sockets.delete(socket);
    },
  },
});
