class Room {
  constructor() {
    this.members = [];
  }
  join(ws) {
    this.members.push(ws);
    ws.on('close', () => this.leave(ws));
  }
  leave(ws) {
    this.members = this.members.filter((m) => m !== ws);
  }
}
const { WebSocketServer } = require('ws');
const room = new Room();
new WebSocketServer({ port: 1 }).on('connection', (ws) => room.join(ws));
