import type { ServerWebSocket } from 'bun';

const clients = new Set<ServerWebSocket>();

Bun.serve({
  websocket: {
    open(socket) {
      clients.add(socket);
    },
    message() {},
    close(socket) {
      clients.delete(socket);
      console.log('one less than', clients.size);
    },
  },
});
