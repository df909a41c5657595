import type { ServerWebSocket } from 'bun';

const clients = new Set<ServerWebSocket>();

Bun.serve({
  websocket: {
    open(socket) {
      clients.add(socket);
      //^^^^^^^^^^^^^^^^^ collection
    },
    message() {},
    close() {
      console.log('one less than', clients.size);
    },
  },
});
