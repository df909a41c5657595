// A `finally` callback runs after a rejection too.
const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  ws.on('message', (m) => {
    fetch(m).finally(() => {
      ws.send('end'); //! error-handler
    });
  });
});
