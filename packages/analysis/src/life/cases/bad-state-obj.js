const { WebSocketServer } = require('ws');
const state = { clients: [], log: [] };
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('error', () => {});
  state.clients.push(ws); //! require-close-cleanup
  ws.on('message', (m) => {
    state.log.push(String(m));
  });
});
