// Rooms: what is looked up, or else made and kept, is asked for by what it is kept in, and the other way round.
const { WebSocketServer } = require('ws');
const rooms = new Map();
function roomOf(name) {
  let room = rooms.get(name);
  if (!room) {
    room = { members: [], topic: '' };
    rooms.set(name, room);
  }
  return room;
}
new WebSocketServer({ port: 1 }).on('connection', (ws, request) => {
  const room = roomOf(request.url);
  room.members.push({ ws, nick: 'guest' });
  ws.on('message', (raw) => {
    room.topic = String(raw);
  });
});
setInterval(() => {
  for (const room of rooms.values()) {
    for (const member of room.members) {
      member.ws.send(room.topic); //! unguarded
    }
  }
}, 1000);
