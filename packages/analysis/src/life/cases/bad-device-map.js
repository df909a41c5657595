const net = require('net');
const devices = {};
net
  .createServer((socket) => {
    let serial;
    socket.on('error', () => {});
    socket.on('data', (d) => {
      const msg = JSON.parse(d);
      if (msg.type === 'hello') {
        serial = msg.serial;
        devices[serial] = socket;
      }
    });
    socket.on('close', () => {
      delete devices[serial]; //! no-stale-close-handler
    });
  })
  .listen(1);
