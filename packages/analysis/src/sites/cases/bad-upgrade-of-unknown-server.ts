// Nobody says what the server is; what it hands over at an upgrade is a raw socket all the same.
import { WebSocketServer } from 'ws';
const wss = new WebSocketServer({ noServer: true });
export function attach(server) {
  server.on('upgrade', async (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const user = await fetch('http://users' + request.url);
    if (!user.ok) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      socket.write('bye'); //! after-close
      return;
    }
    wss.handleUpgrade(request, socket, head, (ws) => ws.close());
  });
}
