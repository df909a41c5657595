// The first ping of this timer can come before the socket is open, where ws throws.
const WebSocket = require('ws');
const ws = new WebSocket('ws://x');
setInterval(() => {
  ws.ping(); //! unguarded
}, 10);
