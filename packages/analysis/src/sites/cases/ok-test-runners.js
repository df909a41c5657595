const tape = require('tape');
const WebSocket = require('ws');

tape.test('is told', (t) => {
  const socket = new WebSocket('ws://localhost:8080');
  setTimeout(() => {
    socket.send('late');
    t.end();
  }, 50);
});
