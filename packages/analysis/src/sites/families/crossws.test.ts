import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('a peer', () => {
  check(
    'of a handler that Nitro defines without an import',
    `export default defineWebSocketHandler({
      open(peer) { peer.send('hello'); },
      async message(peer, message) {
        const answer = await ask(message.text());
        peer.send(answer); //! unguarded
      },
      close(peer) {
        peer.send('bye'); //! after-close
      },
    });`,
  );
  check(
    'of an adapter',
    `import nodeAdapter from 'crossws/adapters/node';
    const ws = nodeAdapter({ hooks: { open(peer) { setTimeout(() => {
      peer.send('late'); //! unguarded
    }, 5); } } });`,
  );
  check(
    'of hooks',
    `import { defineHooks } from 'crossws';
    export const hooks = defineHooks({ message(peer) { feed.on('news', (text) => {
      peer.send(text); //! unguarded
    }); } });`,
  );
  check(
    'kept in a map',
    `import type { Peer } from 'crossws';
    const peers = new Map<string, Peer>();
    export function tell(id: string, text: string) {
      peers.get(id)?.send(text); //! unguarded
    }`,
  );
  check(
    'its own check',
    `export default defineWebSocketHandler({ open(peer) {
      setInterval(() => { if (peer.websocket.readyState === 1) peer.send('tick'); }, 5);
      setInterval(() => { if (peer.websocket?.readyState !== WebSocket.OPEN) return; peer.send('tick'); }, 5);
    } });`,
  );
});

check(
  'membership in a collection that the close handler takes it out of',
  `import { defineHooks } from 'crossws';
  const peers = new WeakMap();
  const others = new Set();
  export const hooks = defineHooks({
    open(peer) {
      peers.set(peer, { send: async (text) => { await x(); if (peers.has(peer)) peer.send(text); } });
      others.add(peer);
      setInterval(() => {
        if (others.has(peer)) peer.send('x'); //! unguarded
      }, 5);
    },
    close(peer) { peers.delete(peer); },
  });`,
);

check(
  'membership, in hooks that another file hands over',
  `import type { Peer } from 'crossws';
  export function makeHooks() {
    const peers = new Set<Peer>();
    return {
      open(peer: Peer) { peers.add(peer); later(() => { if (!peers.has(peer)) return; peer.send('x'); }); },
      close(peer: Peer) { peers.delete(peer); },
    };
  }`,
);

check(
  'silent: publishing to others, and a peer of another library',
  `import { defineHooks } from 'crossws';
  export const hooks = defineHooks({ async close(peer) { peer.publish('chat', 'left'); await x(); peer.publish('chat', 'gone'); } });
  export async function f(peer) { await x(); peer.send('x'); }`,
);

describe('a route of Nitro', () => {
  check(
    'a check before an await, and an error handler',
    `export default defineWebSocketHandler({
    async message(peer, message) {
      if (peer.websocket.readyState !== 1) return;
      const answer = await ask(message.text());
      peer.send(answer); //! stale-check
    },
    async open(peer) {
      try { await greet(peer.id); } catch (error) {
        peer.send(String(error)); //! error-handler
      }
    },
  });`,
  );
});

describe('an adapter of Bun', () => {
  check(
    'a peer closes at once',
    `import crossws from 'crossws/adapters/bun';
  const ws = crossws({
    hooks: {
      open(peer) { peer.send('hello'); },
      async message(peer, message) {
        if (message.text() === 'quit') {
          peer.close();
          peer.send('bye'); //! after-close
          return;
        }
        try {
          const answer = await ask(message.text());
          peer.send(answer); //! unguarded
          if (!peer.send(answer)) forget(peer);
        } catch (error) {
          peer.send(String(error)); //! error-handler
        }
      },
      async drain(peer) {
        if (peer.websocket.readyState !== 1) return;
        await pause();
        peer.send('go on'); //! stale-check
      },
      close(peer) {
        peer.send('bye'); //! after-close
      },
    },
  });
  Bun.serve({ websocket: ws.websocket, fetch: (request, server) => ws.handleUpgrade(request, server) });`,
  );
});
