const { WebSocketServer } = require('ws');
const { attach } = require('./attach');
const state = { clients: [], log: [] };
attach(state);
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  state.clients.push(ws);
});
