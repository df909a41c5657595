// Programs of `net` that end, lose and tear down their connections in ways in which few cases of the rules do.

/** By name. */
export const PROGRAMS: Readonly<Record<string, string>> = {
  'echo-server.ts': `
import net from 'node:net';

const server = net.createServer((socket) => {
  socket.on('error', console.error);
  socket.on('data', (data) => socket.write('echo'));
});
server.listen(8080);
`,
  'write-after-end.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.end('done');
  socket.write('more');
}).listen(8080);
`,
  'write-after-end-unheard.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.end();
  socket.write('more');
}).listen(8080);
`,
  'write-after-end-with-callback.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.end();
  socket.write('more', (error) => console.error(error));
}).listen(8080);
`,
  'write-after-destroy.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.destroy();
  socket.write('gone');
}).listen(8080);
`,
  'write-after-destroy-with-callback.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.destroy();
  socket.write('gone', (error) => console.error(error));
}).listen(8080);
`,
  'write-in-close-handler.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.on('close', () => socket.write('bye'));
}).listen(8080);
`,
  'write-in-error-handler.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', () => socket.write('sorry'));
}).listen(8080);
`,
  'heartbeat.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  setInterval(() => socket.write('beat'), 1000);
}).listen(8080);
`,
  'heartbeat-guarded.ts': `
import net from 'node:net';

net.createServer((socket) => {
  socket.on('error', console.error);
  const beat = setInterval(() => {
    if (socket.writable) socket.write('beat');
  }, 1000);
  socket.on('close', () => clearInterval(beat));
}).listen(8080);
`,
  'client.ts': `
import net from 'node:net';

export function report(text: string) {
  const socket = net.connect(8080, 'localhost');
  socket.on('error', console.error);
  socket.write(text);
  socket.on('data', () => socket.end('thanks'));
}
`,
  'handed-over.ts': `
import type { Socket } from 'node:net';

export function tell(socket: Socket, text: string) {
  socket.write(text);
}
`,
  'answers-late.ts': `
import net from 'node:net';

declare function lookUp(name: string): Promise<string>;

net.createServer((socket) => {
  socket.on('error', console.error);
  socket.on('data', async (data) => {
    const found = await lookUp(String(data));
    socket.write(found);
  });
}).listen(8080);
`,
  'broadcast.ts': `
import net from 'node:net';

const sockets = new Set<net.Socket>();
net.createServer((socket) => {
  socket.on('error', console.error);
  sockets.add(socket);
  socket.on('data', (data) => {
    for (const other of sockets) other.write('news');
  });
}).listen(8080);
`,
};
