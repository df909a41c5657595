// The members of a room that was looked up, or else made, are asked one by one.
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
      if (member.ws.readyState === 1) member.ws.send(room.topic);
    }
  }
}, 1000);
