const { WebSocketServer } = require('ws');
const seats = new Map();
new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
  const url = new URL(request.url, 'ws://host');
  const seat = url.searchParams.get('seat');
  socket.on('error', () => {});
  seats.set(seat, socket);
  socket.on('close', () => {
    seats.delete(seat); //! no-stale-close-handler
  });
});
