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
