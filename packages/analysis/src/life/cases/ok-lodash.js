const _ = require('lodash');
const { WebSocketServer } = require('ws');
let clients = [];
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  clients.push(ws);
  ws.on('close', () => {
    _.pull(clients, ws);
  });
});
