import { expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const LINK = (mark: string) => `import { WebSocket } from 'ws';
export class Link {
  constructor(private readonly socket: WebSocket) {
    socket.on('error', () => this.work());
  }
  work() {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    setTimeout(() => {
      this.socket.send('done');${mark}
    }, 100);
  }
}`;

it('a public method that an error listener calls has other callers where no contract is trusted', () => {
  const { expected, found } = compareMarks(LINK(' //! stale-check'), { trust: 'nothing' });
  expect(found).toEqual(expected);
});

it('it is there to be the listener where contracts are trusted', () => {
  const { expected, found } = compareMarks(LINK(''));
  expect(found).toEqual(expected);
});
