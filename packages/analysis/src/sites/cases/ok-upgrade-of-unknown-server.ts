// The end of a raw socket; and events of the same name that hand over less, or are of an emitter that is known.
import WebSocket, { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ noServer: true });
export function attach(server) {
  server.on('upgrade', async (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const user = await fetch('http://users' + request.url);
    if (!user.ok) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => ws.close());
  });
}
export function plan(shop) {
  shop.on('upgrade', (order) => {
    order.end();
    order.write('bye');
  });
}
const link = new WebSocket('ws://host');
link.on('error', console.error);
link.on('upgrade', (response, more) => {
  more.end();
  more.write('bye');
});
