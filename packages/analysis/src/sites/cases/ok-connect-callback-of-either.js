// The callback of either call hears of the socket that the slot holds.
'use strict';
const net = require('net');
const tls = require('tls');
module.exports.tunnel = (secure, opts, authority) => new Promise((resolve, reject) => {
  let socket = null;
  function fail(err) { if (socket) socket.destroy(); reject(err); }
  function onConnected() {
    socket.write(`CONNECT ${authority} HTTP/1.1\r\n\r\n`);
    socket.on('data', () => resolve(socket));
  }
  const timer = setTimeout(() => fail(new Error('late')), 1000);
  socket = secure ? tls.connect(opts, onConnected) : net.connect(opts, onConnected);
  socket.once('error', fail);
  socket.once('close', () => fail(new Error('closed')));
});
