import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('simple-peer', () => {
  check(
    'a peer',
    `import Peer from 'simple-peer';
    const peer = new Peer({ initiator: true });
    peer.send('early'); //! before-open
    peer.on('connect', () => peer.send('hello'));
    peer.on('data', () => peer.send('answer'));
    peer.on('close', () => {
      peer.send('bye'); //! after-close
    });
    setInterval(() => {
      peer.send('tick'); //! unguarded
    }, 5);
    setInterval(() => { if (peer.connected) peer.send('tick'); }, 5);
    setInterval(() => peer.write('waits'), 5);`,
  );
  check(
    'silent: a peer of another library',
    `import Peer from './peer'; const peer = new Peer(); peer.send('x');`,
  );
});

describe('a peer that works', () => {
  check(
    'its own end, a check before an await, an error handler',
    `const Peer = require('simple-peer');
  const peer = new Peer({ initiator: location.hash === '#1', trickle: false });
  peer.on('data', async (data) => {
    if (!peer.connected || peer.destroying) return;
    const answer = await ask(data);
    peer.send(answer); //! stale-check
    try {
      await store(data);
    } catch (error) {
      peer.send(String(error)); //! error-handler
    }
  });
  function hangUp() {
    peer.destroy();
    peer.send('bye'); //! after-close
  }
  hangUp();`,
  );
});
