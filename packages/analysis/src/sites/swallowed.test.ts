import { describe, expect, it } from 'vitest';
import { analyseText } from '@socket-safety/testkit/marked-text';

/** Compares `//! <kind>` at the line of a clause or callback with the swallows found. */
function check(name: string, text: string): void {
  it(name, () => {
    const expected = text.split('\n').flatMap((line, index) => {
      const mark = /\/\/! ([\w-]+)/.exec(line)?.[1];
      return mark === undefined ? [] : [`${index + 1}: ${mark}`];
    });
    const { swallows } = analyseText(text);
    expect(swallows.map(({ node, kind }) => `${node.loc.start.line}: ${kind}`)).toEqual(expected);
  });
}

const DELIVER = `import { WebSocket } from 'ws';
const deliver = (to: WebSocket, text: string) => new Promise<void>((done, fail) => { to.send(text, (error) => { if (error) fail(error); else done(); }); });\n`;

describe('an empty catch', () => {
  check(
    'around a send that can throw',
    `export function tell(one: RTCDataChannel, text: string) {
  try {
    one.send(text);
  } catch {} //! catch
  try { one.send(text); } catch (error) {} //! catch
  [one].forEach((each) => { try { const line = text.trim(); each.send(line); } catch {} }); //! catch
}`,
  );
  check(
    'with a reason, or an answer',
    `export function tell(one: RTCDataChannel, text: string) {
  try { one.send(text); } catch { /* gone: the next snapshot tells them */ }
  try { one.send(text); } catch (error) { console.warn(error); }
  try { one.send(text); } catch { return false; }
  return true;
}`,
  );
  check(
    'around what cannot throw here',
    `import { WebSocket } from 'ws';
export function tell(one: RTCDataChannel, peer: WebSocket, text: string) {
  try { if (one.readyState === 'open') one.send(text); } catch {}
  try { peer.send(text); } catch {}
}`,
  );
  check(
    'around a last notice',
    `export function leave(one: RTCDataChannel) {
  try { one.send('bye'); } catch {}
}
export function refuse(one: RTCDataChannel, text: string) {
  try { one.send(text); } catch {}
  one.close();
}
export async function run(one: RTCDataChannel, work: () => Promise<void>) {
  try { await work(); } catch (error) {
    console.error(error);
    try { one.send('failed'); } catch {}
  }
}`,
  );
});

describe('an answer to a message', () => {
  check(
    'of what wraps the socket, at once or later',
    `import { EventEmitter } from 'node:events';
export function echo(wrapper: EventEmitter, one: RTCDataChannel) {
  wrapper.on('message', (text: string) => { try { one.send(text); } catch {} });
  wrapper.on('price', (text: string) => { try { one.send(text); } catch {} }); //! catch
  wrapper.on('message', async (text: string) => {
    await new Promise((done) => setTimeout(done, 9));
    try { one.send(text); } catch {} //! catch
  });
}`,
  );
});

describe('a rejection', () => {
  check(
    'that nobody looks at',
    `${DELIVER}export async function tell(peer: WebSocket, text: string) {
  void deliver(peer, text).catch(() => {}); //! rejection
  deliver(peer, text).then(() => console.info('told'), () => undefined); //! rejection
  try { await deliver(peer, text); } catch {} //! catch
  void deliver(peer, text).catch((error) => console.warn(error));
  void deliver(peer, text).catch(() => false);
}`,
  );
});

describe('a callback', () => {
  check(
    'that is empty',
    `import { WebSocket } from 'ws';
const noop = () => {};
export function tell(peer: WebSocket, text: string) {
  peer.send(text, () => {}); //! callback
  peer.send(text, noop); //! callback
  peer.send(text, (error) => { if (error) console.warn(error); });
  peer.send(text, () => { /* the roster is sent again anyway */ });
  if (peer.readyState === WebSocket.OPEN) peer.send(text, () => {});
}`,
  );
  check(
    'of a ping',
    `import { WebSocketServer } from 'ws';
const server = new WebSocketServer({ port: 1 });
setInterval(() => { for (const one of server.clients) one.ping(() => {}); }, 9000);`,
  );
});
