const uWS = require('uWebSockets.js');
const sockets = [];
uWS
  .App()
  .ws('/*', {
    open: (ws) => {
      sockets.push(ws); //! require-close-cleanup
    },
    message: (ws, m) => {
      ws.send(m);
    },
    close: (ws, code) => {
      console.log(code, sockets.length);
    },
  })
  .listen(1, () => {});
