const net = require('net');
const peers = new Map();
net
  .createServer((s) => {
    const key = s.remoteAddress + ':' + s.remotePort;
    peers.set(key, s);
    s.on('error', () => {});
    s.on('close', () => peers.delete(key));
  })
  .listen(1);
