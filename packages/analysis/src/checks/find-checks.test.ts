import { describe, expect, test } from 'vitest';
import { analyseText } from '@socket-safety/testkit/marked-text';

/** The forms of the conditions that are found in a text. */
function formsIn(text: string): readonly string[] {
  return analyseText(text).checks.map(({ form }) => form.kind);
}

const NET = `import net from 'node:net'; export function tell(socket: net.Socket) {`;
const WS = `import WebSocket from 'ws'; export function tell(socket: WebSocket) {`;
const BUN = `import type { ServerWebSocket } from 'bun'; export function tell(socket: ServerWebSocket<unknown>) {`;

describe('what a state expression never is', () => {
  test.each([
    ['a number for words', `${NET} if (socket.readyState === 1) socket.write('x'); }`, ['never']],
    ['one of many words', `${NET} if (socket.readyState === 'open') socket.write('x'); }`, []],
    ['a word for numbers', `${WS} return socket.readyState === 'open'; }`, ['never']],
    ['a loose word for numbers', `${WS} return socket.readyState == '1'; }`, []],
    ['a number that is no state', `${WS} while (socket.readyState !== 4) work(); }`, ['never']],
    ['a misspelt constant', `${WS} return socket.readyState === WebSocket.OPENED; }`, ['no-constant']],
    ['another static of the class', `${WS} return socket.readyState === WebSocket.Server; }`, []],
    [
      'an enumeration of the program',
      `enum State { OPEN = 1 } ${WS} return socket.readyState === State.OPEN; }`,
      [],
    ],
    ['a variable out of sight', `${WS} return socket.readyState === wanted; }`, []],
  ])('%s', (_name, text, expected) => {
    expect(formsIn(text)).toEqual(expected);
  });
});

describe('what is read as a constant', () => {
  test.each([
    ['a constant of the instance', `${WS} if (socket.OPEN) socket.send('x'); }`, ['constant']],
    ['a constant of the class', `${WS} if (WebSocket.OPEN) socket.send('x'); }`, ['constant']],
    ['one that the instance lacks', `${BUN} if (socket.OPEN) socket.send('x'); }`, ['no-constant']],
    ['one of the number', `${WS} if (socket.readyState.open) socket.send('x'); }`, ['no-constant']],
  ])('%s', (_name, text, expected) => {
    expect(formsIn(text)).toEqual(expected);
  });
});

describe('conditions that are right', () => {
  test.each([
    ['a null check', `${WS} if (socket) socket.send('x'); }`],
    [
      'a null check beside it',
      `import WebSocket from 'ws'; export function tell(socket: WebSocket | null) {
      if (socket && socket.readyState !== WebSocket.OPEN) return; socket?.send('x'); }`,
    ],
    [
      'two halves',
      `${WS} if (socket.readyState === WebSocket.CONNECTING) return; if (socket.readyState > 1) return; socket.send('x'); }`,
    ],
    ['what may make sure itself', `${WS} if (socket.readyState === 1 || reopen(socket)) socket.send('x'); }`],
    [
      'a failed check that waits',
      `import WebSocket from 'ws'; export async function tell(socket: WebSocket) {
      if (socket.readyState !== 1) await opened(socket); socket.send('x'); }`,
    ],
    [
      'a failed check that puts another there',
      `import WebSocket from 'ws'; export function tell(socket: WebSocket) {
      if (socket.readyState !== 1) socket = connect(); socket.send('x'); }`,
    ],
    ['a property of the program', `${WS} if (socket.closed) return; socket.send('x'); }`],
    [
      'a failed check that calls something out of sight',
      `import { raise } from './raise.js'; ${WS} if (socket.readyState !== 1) raise(); socket.send('x'); }`,
    ],
    [
      'a failed check that a framework throws for',
      `${WS} if (socket.readyState !== 1) context.throw(503); socket.send('x'); }`,
    ],
    [
      'a failed check that an inherited method mends',
      `import net from 'node:net'; import { Base } from './base.js'; export class Link extends Base { socket = net.connect(1);
      tell() { if (!this.socket.writable) this.reconnect(); this.socket.write('x'); } }`,
    ],
    [
      'two checks that settle it together',
      `${WS} if (socket.readyState !== 1 && left > 0) return later(); if (left === 0 && socket.readyState !== 1) throw gone;
      socket.send('x'); }`,
    ],
    ['an amount', `${WS} if (socket.bufferedAmount > 1024) return; socket.send('x'); }`],
    [
      'another socket that is used as well',
      `import WebSocket from 'ws'; export function tell(one: WebSocket, two: WebSocket) {
      if (one.readyState === 1) { one.send('x'); two.send('x'); } }`,
    ],
    [
      'a catch that the library throws to',
      `export function tell(channel: RTCDataChannel) { try { channel.send('x'); } catch { drop(channel); } }`,
    ],
    [
      'a catch for other failures',
      `${WS} try { prepare(); socket.send('x'); } catch (error) { console.warn(error); } }`,
    ],
  ])('%s', (_name, text) => {
    expect(formsIn(text)).toEqual([]);
  });
});
