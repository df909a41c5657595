const { WebSocketServer } = require('ws');
const { Connection } = require('./connection');
class Gateway {
  constructor() {
    this.connections = new Map();
    this.sockets = new Map();
    new WebSocketServer({ port: 1 }).on('connection', (socket, request) => {
      const connection = new Connection(request.headers);
      socket.on('error', () => {});
      this.connections.set(socket, connection);
      this.sockets.set(connection.id, socket);
      socket.on('close', () => {
        this.connections.delete(socket);
        this.sockets.delete(connection.id);
      });
    });
  }
}
module.exports = new Gateway();
