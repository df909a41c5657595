import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a data connection', () => {
  check(
    'that is asked for',
    `import { Peer } from 'peerjs';
    const peer = new Peer('me');
    const conn = peer.connect('you');
    conn.send('early'); //! before-open
    conn.on('open', () => conn.send('hello'));
    conn.on('data', () => conn.send('answer'));
    setInterval(() => {
      conn.send('tick'); //! unguarded
    }, 5);
    setInterval(() => { if (conn.open) conn.send('tick'); }, 5);`,
  );
  check(
    'that somebody else asked for',
    `import Peer from 'peerjs';
    const peer = new Peer('me');
    peer.on('connection', (conn) => {
      conn.send('early'); //! before-open
      conn.on('open', () => conn.send('hello'));
    });`,
  );
});

check(
  'silent: a connection of a database',
  `import { Peer } from 'peerjs'; const conn = db.connect('x'); conn.send('x'); setInterval(() => conn.send('x'), 5);`,
);

describe('a data connection that works', () => {
  check(
    'after its end, a check before an await, an error handler',
    `import { Peer } from 'peerjs';
  const peer = new Peer();
  peer.on('connection', (conn) => {
    conn.on('data', async (data) => {
      if (!conn.open) return;
      try {
        const answer = await ask(data);
        conn.send(answer); //! stale-check
      } catch (error) {
        conn.send(String(error)); //! error-handler
      }
    });
    conn.on('close', () => {
      conn.send('bye'); //! after-close
    });
  });`,
  );
});
