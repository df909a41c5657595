class Room {
  constructor() {
    this.members = new Set();
  }
  join(ws) {
    this.members.add(ws);
  }
}
const { WebSocketServer } = require('ws');
const room = new Room();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  room.join(ws);
  ws.on('close', () => room.members.delete(ws));
});
