class Room {
  constructor() {
    this.members = [];
  }
  join(ws) {
    this.members.push(ws); //! require-close-cleanup
  }
  say(t) {
    this.members.forEach((m) => m.readyState === 1 && m.send(t));
  }
}
const { WebSocketServer } = require('ws');
const room = new Room();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  room.join(ws);
});
