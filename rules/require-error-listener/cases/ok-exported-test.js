const WebSocket = require('ws');
const { assertEcho, startServer } = require('./support.js');

async function test_echo() {
  const server = await startServer();
  const socket = new WebSocket(server.url);
  socket.on('open', () => socket.send('1'));
  socket.on('message', (text) => {
    assertEcho('is text', () => String(text) === '1');
    assertEcho('is short', () => text.length === 1);
    assertEcho('is first', () => server.count === 1);
  });
}

module.exports = { test_echo };
