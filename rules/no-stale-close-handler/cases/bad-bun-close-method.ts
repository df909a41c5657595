import type { ServerWebSocket } from 'bun';

const sessions = new Map<string, ServerWebSocket<{ userId: string }>>();

Bun.serve<{ userId: string }>({
  websocket: {
    open(socket) {
      sessions.set(socket.data.userId, socket);
    },
    message() {},
    close(socket) {
      sessions.delete(socket.data.userId);
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ entry
    },
  },
});
