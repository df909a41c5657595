// The room is made within the call that keeps it.
const { WebSocketServer } = require('ws');
const rooms = new Map();
const lists = {};
function join(name, id, ws) {
  let room = rooms.get(name);
  if (!room) rooms.set(name, (room = new Map()));
  room.set(id, ws);
  (lists[name] ??= new Set()).add(ws);
  ws.on('close', () => {
    room.delete(id);
    lists[name].delete(ws);
  });
}
new WebSocketServer({ port: 1 }).on('connection', (ws, request) => {
  ws.on('error', console.error);
  join(request.url, Math.random(), ws);
});
exports.tell = (name, text) => {
  for (const ws of rooms.get(name).values()) ws.send(text); //! unguarded
  rooms.get(name)?.forEach((ws) => {
    if (ws.readyState === ws.OPEN) ws.send(text);
  });
  for (const ws of lists[name]) ws.send(text); //! unguarded
};
