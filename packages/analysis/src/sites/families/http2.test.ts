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
