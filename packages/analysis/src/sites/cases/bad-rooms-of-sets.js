// Rooms: an object of sets.
const { WebSocketServer } = require('ws');
const rooms = {};
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('message', (raw) => {
    const { room, text } = JSON.parse(raw);
    rooms[room] = rooms[room] || new Set();
    rooms[room].add(ws);
    for (const peer of rooms[room]) {
      peer.send(text); //! unguarded
    }
  });
});
