import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const HTTP2 = `import http2, { type ServerHttp2Stream } from 'node:http2';\n`;

describe('http2', () => {
  check(
    'an answer after an await',
    `${HTTP2}http2.createServer().on('stream', async (stream, headers) => {
    await work();
    stream.respond({ ':status': 200 }); //! unguarded
  });
  const server = http2.createSecureServer({});
  server.on('stream', async (stream) => {
    stream.respond({ ':status': 200 });
    await work();
    if (stream.closed || stream.destroyed) return;
    stream.write('x');
    stream.end();
    stream.write('x'); //! after-close
  });`,
  );
  check(
    'a session is asked for a stream',
    `${HTTP2}const session = http2.connect('https://example.org');
  const stream = session.request({ ':path': '/' });
  stream.write('x');
  stream.on('response', () => stream.write('y'));`,
  );
});

describe('a stream that is answered', () => {
  check(
    'a check before an await, an error handler, its own close handler',
    `${HTTP2}const server = http2.createServer();
  server.on('stream', async (stream, headers) => {
    stream.on('close', () => {
      stream.write('bye'); //! after-close
    });
    try {
      if (stream.closed || !stream.writable) return;
      const body = await read(headers[':path']);
      stream.write(body); //! stale-check
    } catch (error) {
      stream.write(String(error)); //! error-handler
    }
  });`,
  );
});

describe('a session', () => {
  check(
    'is asked while it is open',
    `const http2 = require('http2');
  const client = http2.connect('https://localhost:8443', () => { client.request({ ':path': '/now' }).end(); });
  client.on('error', (error) => console.error(error));
  const req = client.request({ ':path': '/' });
  req.setEncoding('utf8');
  req.on('end', () => { client.close(); });
  req.end();`,
  );
  check(
    'and throws once it is closed',
    `import { connect, type ClientHttp2Session } from 'node:http2';
  const client = connect('https://api.push.apple.com');
  export async function push(path: string) {
    client.request({ ':path': path }).end(); //! unguarded
    if (client.closed || client.destroyed) return;
    client.request({ ':path': path }).end();
    await pause();
    client.request({ ':path': path }).end(); //! stale-check
  }
  client.on('close', () => {
    client.request({ ':path': '/' }); //! after-close
  });
  export function stop(session: ClientHttp2Session) {
    session.close();
    session.request({ ':path': '/' }); //! after-close
  }`,
  );
});

check(
  'silent: a session of another kind',
  `import http2 from 'node:http2';
  export async function f(session: Session) { session.close(); await load(); session.request({ path: '/' }); }`,
);

check(
  'streams of a session that a server accepts',
  `import { createServer } from 'node:http2';
  createServer().on('session', (session) => {
    session.on('stream', (stream) => {
      stream.respond({ ':status': 200 });
      stream.close();
      stream.respond({ ':status': 200 }); //! after-close
    });
  });`,
);
