// Two records have a field of the same name; each holds what was put into its own.
const { WebSocketServer } = require('ws');
const rooms = {};
const office = { members: [] };
function tell(room, text) {
  for (let i = 0; i < room.members.length; i++) {
    room.members[i].send(text); //! unguarded
  }
}
new WebSocketServer({ port: 1 }).on('connection', (ws, request) => {
  const room = rooms[request.url] ?? (rooms[request.url] = { members: [] });
  room.members.push(ws);
  ws.on('message', (raw) => tell(room, String(raw)));
});
module.exports.hire = (clerk) => {
  const place = office;
  place.members.push(clerk);
  for (const member of office.members) member.send('welcome');
};
