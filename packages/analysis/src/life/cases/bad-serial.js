const { SerialPort } = require('serialport');
const { WebSocketServer } = require('ws');
const port = new SerialPort({ path: '/dev/ttyS0', baudRate: 9600 });
const wss = new WebSocketServer({ port: 1 });
wss.on('connection', (ws) => {
  ws.on('error', console.error);
  port.on('data', (d) => { //! require-close-cleanup
    if (ws.readyState === 1) ws.send(d);
  });
});
