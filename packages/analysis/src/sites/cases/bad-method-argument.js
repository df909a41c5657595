// A method of a class of the file gets the socket and keeps it in a set.
const { WebSocketServer } = require('ws');
class Room {
  constructor() { this.members = new Set(); }
  join(ws) { this.members.add(ws); }
  say(text) {
    for (const member of this.members) {
      member.send(text); //! unguarded
    }
  }
}
const room = new Room();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  room.join(ws);
  ws.on('message', (m) => room.say(m));
});
