import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const NET = `import net from 'node:net';\n`;

describe('net', () => {
  check(
    'a parameter, and its checks',
    `${NET}export function say(socket: net.Socket, text: string) {
    socket.write(text); //! unguarded
    if (socket.writable) socket.write(text);
    if (!socket.destroyed && !socket.writableEnded) socket.write(text);
    if (socket.readyState !== 'open') return;
    socket.write(text);
  }`,
  );
  check(
    'after the program has ended it',
    `${NET}net.createServer((socket) => {
    socket.end();
    socket.write('late'); //! after-close
  });`,
  );
  check(
    'in its own close handler',
    `${NET}net.createServer((socket) => {
    socket.on('close', () => socket.write('bye')); //! after-close
  });`,
  );
  check(
    'the contract of its handlers',
    `${NET}net.createServer((socket) => {
    socket.write('hello');
    socket.on('error', () => socket.destroy());
    socket.on('data', (text) => socket.write(text));
    socket.on('end', () => socket.end('bye'));
  });`,
  );
  check(
    'the listener of connect',
    `${NET}export class Link {
    private socket: net.Socket | null = null;
    open() {
      const first = net.connect(80, () => first.write('hello'));
      this.socket = net.createConnection({ port: 80 }, () => this.socket?.write('hello'));
      const second = new net.Socket();
      second.connect(80, () => { second.write('hello'); });
      setTimeout(() => first.write('late'), 10); //! unguarded
    }
  }`,
  );
  check(
    'after an await',
    `${NET}net.createServer(async (socket) => {
    const text = await fetch('/x');
    socket.write(String(text)); //! unguarded
  });`,
  );
  check('a terminal is none', `process.stdout.write('x'); setTimeout(() => process.stdout.write('y'), 1);`);
});

describe('tls', () => {
  check(
    'accepted and connected sockets',
    `import tls from 'tls';
  tls.createServer({}, (socket) => { socket.write('hello'); setTimeout(() => {
    socket.write('late'); //! unguarded
  }, 10); });
  const socket = tls.connect(443, 'example.org', () => socket.write('hello'));`,
  );
});

describe('sockets that leave HTTP', () => {
  check(
    'upgrade',
    `import { createServer } from 'http';
  const server = createServer();
  server.on('upgrade', async (req, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols');
    await authorise(req);
    socket.write('HTTP/1.1 401 Unauthorized'); //! unguarded
  });`,
  );
  check(
    'an answer of HTTP is none',
    `import { createServer } from 'http';
  createServer(async (req, res) => { await work(); res.write('text'); res.end(); });`,
  );
});

describe('a server that works', () => {
  check(
    'a check before an await, an error handler',
    `${NET}const server = net.createServer((socket) => {
    socket.on('data', async (data) => {
      if (!socket.writable) return;
      const answer = await ask(data);
      socket.write(answer); //! stale-check
    });
    socket.on('timeout', async () => {
      try { await note(); } catch (error) {
        socket.write(String(error)); //! error-handler
      }
    });
  });
  server.listen(8124);`,
  );
  check(
    'over TLS',
    `const tls = require('node:tls');
  const socket = tls.connect(8000, { rejectUnauthorized: true });
  socket.write('waits for the handshake');
  socket.on('data', async (data) => {
    if (!socket.writable) return;
    const answer = await ask(data);
    socket.write(answer); //! stale-check
  });
  socket.on('close', () => {
    socket.write('bye'); //! after-close
  });
  async function load() {
    try { await read(); } catch (error) {
      socket.write(String(error)); //! error-handler
    }
  }
  load();`,
  );
});

check(
  'the socket of a request',
  `import http from 'node:http';
  const request = http.request({ port: 80 });
  request.on('socket', (socket) => {
    socket.setNoDelay();
    socket.destroy();
    socket.write('late'); //! after-close
  });`,
);
