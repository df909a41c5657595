const uWS = require('uWebSockets.js');
const sockets = new Map();
uWS
  .App()
  .ws('/*', {
    open: (ws) => {
      ws.id = Math.random();
      sockets.set(ws.id, ws);
    },
    message: (ws, m) => {
      ws.send(m);
    },
    close: (ws) => {
      sockets.delete(ws.id);
    },
  })
  .listen(1, () => {});
