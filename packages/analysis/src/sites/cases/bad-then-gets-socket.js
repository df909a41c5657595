// The result of a promise of a socket, in `then`.
const WebSocket = require('ws');
const connect = (url) => new Promise((resolve, reject) => {
  const ws = new WebSocket(url);
  ws.onopen = () => resolve(ws);
  ws.onerror = reject;
});
connect('ws://x').then((ws) => {
  ws.send('a');
  setTimeout(() => {
    ws.send('b'); //! unguarded
  }, 1000);
});
