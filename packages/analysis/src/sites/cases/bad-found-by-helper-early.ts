// It was found before a wait.
import type { ServerWebSocket } from 'bun';
const sockets = new Set<ServerWebSocket<{ name: string }>>();
const byName = (name: string) => [...sockets].find((socket) => socket.data.name === name);
Bun.serve<{ name: string }>({
  fetch: () => new Response(''),
  websocket: {
    open(socket) {
      sockets.add(socket);
    },
    async message(_socket, text) {
      const found = byName(String(text));
      await fetch('/log');
      found?.send(text); //! unguarded
    },
    close(socket) {
      sockets.delete(socket);
    },
  },
});
