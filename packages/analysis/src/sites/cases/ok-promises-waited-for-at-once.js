// Who waits in the run in which the sends begin hears of each of them.
import { WebSocketServer } from 'ws';
async function send(socket, text) {
  await new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });
}
new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  ask({
    onEnd: async (texts) => {
      const sending = [];
      texts.forEach((text) => {
        sending.push(send(socket, text));
      });
      try {
        await Promise.all(sending);
      } catch (error) {
        console.error(error);
      }
    },
  });
});
