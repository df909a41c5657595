// The promise is resolved with the socket in its open handler.
import WebSocket from 'ws';
function connect(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(url);
    ws.on('open', () => resolve(ws));
    ws.on('error', reject);
  });
}
export async function main() {
  const ws = await connect('ws://x');
  ws.send('hello');
}
