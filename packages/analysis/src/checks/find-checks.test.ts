import { describe, expect, test } from 'vitest';
import { analyseText } from '@socket-safety/testkit/marked-text';

/** The forms of the conditions that are found in a text. */
function formsIn(text: string): readonly string[] {
  return analyseText(text).checks.map(({ form }) => form.kind);
}

const NET = `import net from 'node:net'; export function tell(socket: net.Socket) {`;
const WS = `import WebSocket from 'ws'; export function tell(socket: WebSocket) {`;
const BUN = `import type { ServerWebSocket } from 'bun'; export function tell(socket: ServerWebSocket<unknown>) {`;
const RTC = `export function tell(channel: RTCDataChannel) {`;

test.each([
  ['> 1', false],
  ['>= 1', true],
  ['< 2', true],
  ['<= 0', false],
  ['=== 1', true],
  ['!== 1', false],
])('a comparison of words with a number was meant for an open socket, or not: %s', (comparison, meant) => {
  const [check] = analyseText(`${RTC} return channel.readyState ${comparison}; }`).checks;
  expect(check?.meansOpen).toBe(meant);
});

test('whichever side the number is on', () => {
  const [check] = analyseText(`${RTC} return 1 < channel.readyState; }`).checks;
  expect(check?.meansOpen).toBe(false);
});

describe('what a state expression never is', () => {
  test.each([
    ['a number for words', `${NET} if (socket.readyState === 1) socket.write('x'); }`, ['never']],
    ['one of many words', `${NET} if (socket.readyState === 'open') socket.write('x'); }`, []],
    ['a word for numbers', `${WS} return socket.readyState === 'open'; }`, ['never']],
    ['a loose word for numbers', `${WS} return socket.readyState == '1'; }`, []],
    ['a number that is no state', `${WS} while (socket.readyState !== 4) work(); }`, ['never']],
    ['a misspelt constant', `${WS} return socket.readyState === WebSocket.OPENED; }`, ['no-constant']],
    [
      'a misspelt constant of the instance',
      `${WS} return socket.readyState === socket.OPENED; }`,
      ['no-constant'],
    ],
    ['a word in other letters', `${RTC} if (channel.readyState === 'OPEN') channel.send('x'); }`, ['never']],
    [
      'another word in other letters',
      `${NET} if (socket.readyState === 'OPEN') socket.write('x'); }`,
      ['never'],
    ],
    ['a number among words', `${RTC} if (channel.readyState > 1) return; channel.send('x'); }`, ['never']],
    ['words beside a number', `${RTC} return 2 <= channel.readyState; }`, ['never']],
    ['a word among numbers', `${WS} return socket.readyState < 'closing'; }`, ['never']],
    ['a number as a word', `${WS} if (socket.readyState >= '2') return; socket.send('x'); }`, []],
    ['words in the order of letters', `${RTC} return channel.readyState < 'closing'; }`, []],
    ['more than the last number', `${WS} return socket.readyState > 3; }`, ['never']],
    ['as much as no number is', `${WS} return 4 <= socket.readyState; }`, ['never']],
    ['less than the first number', `${WS} while (socket.readyState < 0) work(); }`, ['never']],
    ['the last number', `${WS} return socket.readyState >= 3; }`, []],
    ['a number that other sockets have', `${BUN} return socket.readyState < 1; }`, []],
    ['one of several words', `${NET} return socket.readyState === 'writeOnly'; }`, []],
    ['none of several words', `${NET} return socket.readyState === 'writable'; }`, ['never']],
    ['a number among truths', `${NET} return socket.writable > 0; }`, []],
    ['a list of numbers for words', `${RTC} return [0, 1].includes(channel.readyState); }`, ['never']],
    ['a list with a right word', `${RTC} return [1, 'open'].includes(channel.readyState); }`, []],
    ['a list out of sight', `${RTC} return [1, wanted].includes(channel.readyState); }`, []],
    ['a label', `${WS} switch (socket.readyState) { case 'open': socket.send('x'); } }`, ['never']],
    [
      'labels that are right',
      `${WS} switch (socket.readyState) { case 0: case WebSocket.OPEN: return true; } }`,
      [],
    ],
    [
      'every state, where some have passed',
      `${BUN} switch (socket.readyState) { case 0: return; case 1: socket.send('x'); case 2: case 3: } }`,
      [],
    ],
    [
      'a word for what has passed',
      `import { Socket } from 'engine.io'; export function tell(socket: Socket) { return socket.readyState === 'opening'; }`,
      [],
    ],
    ['another static of the class', `${WS} return socket.readyState === WebSocket.Server; }`, []],
    [
      'an enumeration of the program',
      `enum State { OPEN = 1 } ${WS} return socket.readyState === State.OPEN; }`,
      [],
    ],
    [
      'an enumeration of words',
      `enum State { Open = 'open' } ${WS} return socket.readyState === State.Open; }`,
      ['never'],
    ],
    [
      'an enumeration that counts by itself',
      `enum State { Connecting, Open } ${WS} return socket.readyState === State.Open; }`,
      [],
    ],
    [
      'an enumeration that counts from elsewhere',
      `enum State { Closed = 3, Open } ${WS} return socket.readyState === State.Open; }`,
      ['never'],
    ],
    [
      'an object of words',
      `const READY = { OPEN: 'open' } as const; ${WS} return socket.readyState === READY.OPEN; }`,
      ['never'],
    ],
    [
      'an object that is computed',
      `const READY = { OPEN: states.open }; ${WS} return socket.readyState === READY.OPEN; }`,
      [],
    ],
    ['a variable out of sight', `${WS} return socket.readyState === wanted; }`, []],
  ])('%s', (_name, text, expected) => {
    expect(formsIn(text)).toEqual(expected);
  });
});

describe('a question in several parts', () => {
  const LATER = `import WebSocket from 'ws'; export function tell(url: string, ready: boolean) {
    const socket = new WebSocket(url); setTimeout(() => {`;
  test.each([
    ['parts beside each other', `if (socket.readyState === 2 || socket.readyState === 3) return;`, false],
    ['parts that are negated', `if (!(socket.readyState !== 2 && socket.readyState !== 3)) return;`, true],
    ['parts apart', `if (!ready || socket.readyState === 2 || socket.readyState === 3) return;`, null],
    ['one part', `if (!ready || socket.readyState === 3) return;`, false],
  ])('%s', (_name, test, meansOpen) => {
    const [check, ...others] = analyseText(`${LATER} ${test} socket.send('x'); }, 100); }`).checks;
    expect(others).toEqual([]);
    expect(check?.form.kind).toBe('partial');
    expect(check?.meansOpen).toBe(meansOpen);
  });
});

describe('what is true in every state lets all of them through', () => {
  test.each([
    ['a word', `${RTC} if (channel.readyState) channel.send('x'); }`, ['partial']],
    ['one of several words', `${NET} if (socket.readyState) socket.write('x'); }`, ['partial']],
    ['a number and those above', `${WS} if (socket.readyState >= 0) socket.send('x'); }`, ['partial']],
    ['not below any', `${WS} if (socket.readyState < 0) return; socket.send('x'); }`, ['never']],
    [
      'a word beside a right question',
      `${RTC} if (channel.readyState && channel.readyState === 'open') channel.send('x'); }`,
      [],
    ],
  ])('%s', (_name, text, expected) => {
    expect(formsIn(text)).toEqual(expected);
  });

  test('a state with several values is asked for by any of them', () => {
    const later = (asked: string) =>
      analyseText(`${NET} setTimeout(() => { if (socket.readyState ${asked}) socket.write('x'); }, 100); }`)
        .sends[0]?.hazard?.kind;
    expect(later(`=== 'open'`)).toBeUndefined();
    expect(later(`=== 'writeOnly'`)).toBeUndefined();
    expect(later(`=== 'closed'`)).toBe('after-close');
  });
});

describe('where a condition stands', () => {
  test.each([
    [
      'a filter before a loop',
      `import WebSocket from 'ws'; export function tell(all: WebSocket[]) {
      for (const socket of all.filter((one) => one.readyState)) socket.send('x'); }`,
      ['partial'],
    ],
    [
      'a filter in front of another',
      `import WebSocket from 'ws'; export function tell(all: WebSocket[], own: WebSocket) {
      all.filter((one) => one.readyState !== 3).filter((one) => one !== own).forEach((socket) => socket.send('x')); }`,
      ['partial'],
    ],
    [
      'a filter that is right',
      `import WebSocket from 'ws'; export function tell(all: WebSocket[]) {
      for (const socket of all.filter((one) => one.readyState === 1)) socket.send('x'); }`,
      [],
    ],
    [
      'a getter',
      `import WebSocket from 'ws'; export class Link { constructor(private socket: WebSocket) {}
      get isAlive() { return this.socket.readyState !== 3; }
      tell() { if (this.isAlive) this.socket.send('x'); } }`,
      ['partial'],
    ],
    [
      'a getter that is right',
      `import WebSocket from 'ws'; export class Link { constructor(private socket: WebSocket) {}
      get isAlive() { return this.socket.readyState === 1; }
      tell() { if (this.isAlive) this.socket.send('x'); } }`,
      [],
    ],
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

test('a function that asks and is not called, and names that are no such function', () => {
  const ASKS = `import WebSocket from 'ws'; const isOpen = (one: WebSocket) => one.readyState === 1;
    const isWanted = (text: string) => text !== '';
    export function tell(socket: WebSocket, text: string, isReady: boolean) {`;
  const forms = (test: string) => formsIn(`${ASKS} if (${test}) socket.send(text); }`);
  expect([
    forms('isOpen'),
    forms('socket && isOpen'),
    forms('!isOpen'),
    forms('isOpen(socket)'),
    forms('isWanted'),
    forms('isReady'),
  ]).toEqual([['uncalled'], ['uncalled'], ['uncalled'], [], [], []]);
});
