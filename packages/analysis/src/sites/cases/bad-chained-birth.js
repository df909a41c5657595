// A socket that a chain of listeners returns.
const WebSocket = require('ws');
const ws = new WebSocket('ws://x').on('error', console.error);
setTimeout(() => {
  ws.send('later'); //! unguarded
}, 1000);
