import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('the server', () => {
  check(
    'a connection',
    `const sockjs = require('sockjs');
    const echo = sockjs.createServer();
    echo.on('connection', (conn) => {
      conn.write('hello');
      conn.on('data', (text) => conn.write(text));
      conn.on('close', () => {
        conn.write('bye'); //! after-close
      });
      setInterval(() => {
        conn.write('tick'); //! unguarded
      }, 5);
      setInterval(() => { if (conn.readyState === 1) conn.write('tick'); }, 5);
      setInterval(() => { if (!conn.write('tick')) drop(conn); }, 5);
    });`,
  );
});

describe('the client', () => {
  check(
    'before it is open, and after',
    `import SockJS from 'sockjs-client';
    const socket = new SockJS('/echo');
    socket.send('early'); //! before-open
    socket.onopen = () => socket.send('hello');
    socket.onmessage = () => socket.send('answer');
    socket.onclose = () => {
      socket.send('bye'); //! after-close
    };
    setTimeout(() => { if (socket.readyState === SockJS.OPEN) socket.send('x'); }, 5);
    setTimeout(() => { if (socket.readyState === 1) socket.send('x'); }, 5);
    setTimeout(() => {
      socket.send('x'); //! unguarded
    }, 5);`,
  );
  check(
    'silent: a socket that a protocol of its own drives',
    `import SockJS from 'sockjs-client';
    const client = Stomp.over(new SockJS('/stomp'));
    client.send('/topic', {}, 'x');`,
  );
});

describe('an echo that works', () => {
  check(
    'on the server: a check before an await, an error handler',
    `const sockjs = require('sockjs');
  const echo = sockjs.createServer({ prefix: '/echo' });
  echo.on('connection', (conn) => {
    conn.on('data', async (message) => {
      if (!conn.writable) return;
      try {
        const answer = await ask(message);
        conn.write(answer); //! stale-check
      } catch (error) {
        conn.write(String(error)); //! error-handler
      }
    });
  });`,
  );
  check(
    'in the browser: a check before an await, an error handler',
    `import SockJS from 'sockjs-client';
  const sock = new SockJS('https://example.org/echo');
  sock.onmessage = async (event) => {
    if (sock.readyState !== SockJS.OPEN) return;
    try {
      const answer = await ask(event.data);
      sock.send(answer); //! stale-check
    } catch (error) {
      sock.send(String(error)); //! error-handler
    }
  };`,
  );
});

check(
  'connections that their close handler takes away, by their id and in a set',
  `const sockjs = require('sockjs');
  const echo = sockjs.createServer({ prefix: '/chat' });
  const byId = {};
  const everybody = new Set();
  const ever = new Set();
  echo.on('connection', (conn) => {
    byId[conn.id] = conn;
    everybody.add(conn);
    ever.add(conn);
    conn.on('data', (text) => {
      for (const id in byId) byId[id].write(text);
      everybody.forEach((one) => one.write(text));
      for (const one of ever) {
        one.write(text); //! unguarded
      }
    });
    conn.on('close', () => { delete byId[conn.id]; everybody.delete(conn); });
  });`,
);

check(
  'in TypeScript: both ends',
  `import { createServer, type Connection } from 'sockjs';
  import SockJS from 'sockjs-client';
  const server = createServer();
  const connections = new Set<Connection>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.write('hello');
    connection.on('close', () => {
      connections.delete(connection);
      connection.write('bye'); //! after-close
    });
  });
  export function end(connection: Connection) {
    connection.write('bye');
    connection.end();
    connection.write('late'); //! after-close
  }
  export class Feed {
    private readonly socket = new SockJS('/feed');
    tell(text: string) {
      if (this.socket.readyState === SockJS.OPEN) this.socket.send(text);
      this.socket.close();
      this.socket.send(text); //! after-close
    }
  }`,
);
