const WebSocket = require('ws');

describe('server', () => {
  let socket;

  beforeEach((done) => {
    socket = new WebSocket('ws://localhost:8080');
    socket.on('open', done);
  });

  it.each(['a', 'b'])('answers %s', async (text) => {
    socket.send(text);
  });
});
