// The send method is bound to a name.
const { WebSocketServer } = require('ws');
new WebSocketServer({ port: 1 }).on('connection', (ws) => {
  const send = ws.send.bind(ws);
  setTimeout(() => {
    send('late'); //! unguarded
  }, 1000);
});
