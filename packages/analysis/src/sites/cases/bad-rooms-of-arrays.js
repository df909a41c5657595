// Rooms: an object of arrays, filled in the handler.
const { WebSocketServer } = require('ws');
const rooms = {};
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('message', (raw) => {
    const { room, text } = JSON.parse(raw);
    if (!rooms[room]) rooms[room] = [];
    rooms[room].push(ws);
    rooms[room].forEach((peer) => {
      peer.send(text); //! unguarded
    });
  });
});
