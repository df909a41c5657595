// Rooms: an object of records with a list of members.
const { WebSocketServer } = require('ws');
const rooms = {};
function join(name, ws) {
  if (!rooms[name]) rooms[name] = { members: [] };
  rooms[name].members.push(ws);
}
function say(name, text) {
  rooms[name].members.forEach((peer) => {
    peer.send(text); //! unguarded
  });
}
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  join('a', ws);
  ws.on('message', (m) => say('a', m));
});
