import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('rpc-websockets', () => {
  check(
    'a client',
    `import { Client } from 'rpc-websockets';
    const client = new Client('ws://localhost');
    client.notify('early'); //! before-open
    client.on('open', () => { client.notify('hello'); });
    setInterval(() => {
      client.notify('tick'); //! unguarded
    }, 5);
    setInterval(() => { client.notify('tick').catch(log); }, 5);`,
  );
  check(
    'silent: a client of a cloud service',
    `import { Client } from './client'; const client = new Client(); setInterval(() => client.notify('x'), 5);`,
  );
});

describe('a client that works', () => {
  check(
    'after its end, a check before an await, an error handler',
    `import { Client } from 'rpc-websockets';
  const client = new Client('ws://localhost:8080');
  client.on('close', () => {
    client.notify('bye'); //! after-close
  });
  export async function tell(path: string) {
    if (!client.ready) return;
    try {
      const text = await read(path);
      client.notify('text', [text]); //! unguarded
    } catch (error) {
      client.notify('failed', [String(error)]); //! error-handler
    }
  }`,
  );
});
