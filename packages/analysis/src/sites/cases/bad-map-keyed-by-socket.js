// A map whose keys are sockets.
const { WebSocketServer } = require('ws');
const players = new Map();
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  players.set(ws, { x: 0 });
  ws.on('message', (m) => {
    for (const [client] of players) {
      client.send(m); //! unguarded
    }
    for (const client of players.keys()) {
      client.send(m); //! unguarded
    }
    players.forEach((player, client) => {
      client.send(m); //! unguarded
    });
  });
});
