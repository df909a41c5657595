const { WebSocket } = require('ws');

const socket = new WebSocket('ws://feed.example');

for (const event of ['open', 'close', 'error']) {
  socket.on(event, () => console.log(event));
}
