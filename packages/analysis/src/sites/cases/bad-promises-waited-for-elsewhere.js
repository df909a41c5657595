// Who waits for all sends at the end does not hear of one that fails before.
import { WebSocketServer } from 'ws';
async function send(socket, text) {
  await new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  const sending = [];
  ask({
    onChunk: (text) => {
      sending.push(send(socket, text)); //! unguarded
    },
    onEnd: async () => {
      try {
        await Promise.all(sending);
      } catch (error) {
        console.error(error);
      }
    },
  });
});
