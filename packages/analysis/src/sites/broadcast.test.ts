import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

const CHANNELS = `declare const channels: Set<RTCDataChannel>; declare const list: RTCDataChannel[]; declare const rooms: Map<string, Set<RTCDataChannel>>; declare const log: Console;\n`;
const DELIVER = `import { WebSocket } from 'ws'; declare const peers: Set<WebSocket>; declare const log: Console;
const deliver = (to: WebSocket, text: string) => new Promise<void>((done, fail) => { to.send(text, (error) => { if (error) fail(error); else done(); }); });\n`;

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}
const channels = (name: string, text: string) => {
  check(name, CHANNELS + text);
};
const awaited = (name: string, text: string) => {
  check(name, DELIVER + text);
};

describe('a throw ends the walk', () => {
  channels(
    'of every loop',
    `export function tell(text: string) {
  for (const one of channels) one.send(text); //! fragile-broadcast
  for (let at = 0; at < list.length; at++) list[at]?.send(text); //! fragile-broadcast
  const waiting = [...channels];
  while (waiting.length > 0) waiting.shift()?.send(text); //! fragile-broadcast
}`,
  );
  channels(
    'of every walking call',
    `export function tell(text: string) {
  channels.forEach((one) => one.send(text)); //! fragile-broadcast
  list.map((one) => one.send(text)); //! fragile-broadcast
  list.filter((one) => { one.send(text); return true; }); //! fragile-broadcast
  rooms.forEach((room) => { for (const one of room) one.send(text); }); //! fragile-broadcast
}`,
  );
  channels(
    'of a loop around a wait',
    `export async function tell(text: string) {
  for (const one of channels) {
    one.send(text); //! fragile-broadcast
    await new Promise((done) => setTimeout(done, 9));
  }
}`,
  );
  channels(
    'with a catch around it all',
    `export function tell(text: string) {
  try {
    for (const one of channels) one.send(text); //! fragile-broadcast
  } catch (error) { log.warn(error); }
}`,
  );
  channels(
    'with a catch that throws again',
    `export function tell(text: string) {
  for (const one of channels) {
    try { one.send(text); } catch (error) { log.warn(error); throw error; } //! fragile-broadcast
  }
}`,
  );
  channels(
    'from a function that the walk calls',
    `export function tell(text: string) {
  for (const one of channels) hand(one, text);
}
function hand(one: RTCDataChannel, text: string) {
  one.send(text); //! fragile-broadcast
}`,
  );
  channels(
    'from a method that the walk calls, and from a function by its name',
    `export class Hub {
  tell(text: string) { channels.forEach((one) => { this.hand(one, text); }); }
  private hand(one: RTCDataChannel, text: string) {
    one.send(text); //! fragile-broadcast
  }
  greet() { list.forEach(hello); }
}
function hello(one: RTCDataChannel) {
  one.send('hello'); //! fragile-broadcast
}`,
  );
});

describe('a walk goes on', () => {
  channels(
    'where each element is on its own',
    `export function tell(text: string) {
  for (const one of channels) try { one.send(text); } catch (error) { log.warn(error); }
  channels.forEach((one) => { try { one.send(text); } catch (error) { log.warn(error); } });
  for (const one of channels) if (one.readyState === 'open') one.send(text);
}`,
  );
  channels(
    'where what it calls catches',
    `export function tell(text: string) {
  for (const one of channels) hand(one, text);
}
function hand(one: RTCDataChannel, text: string) {
  try { one.send(text); } catch (error) { log.warn(error); }
}`,
  );
  channels(
    'where each call of what it calls is caught, and nobody else can call it',
    `export class Hub {
  tell(text: string) { for (const one of channels) try { this.hand(one, text); } catch (error) { log.warn(error); } }
  private hand(one: RTCDataChannel, text: string) { if (text !== '') hello(one); }
  shout(text: string) {
    for (const one of channels) this.pass(one, text);
    try { for (const one of channels) this.pass(one, text); } catch (error) { log.warn(error); }
  }
  private pass(one: RTCDataChannel, text: string) {
    one.send(text); //! fragile-broadcast
  }
}
function hello(one: RTCDataChannel) { one.send('hello'); }`,
  );
  channels(
    'where a caller catches, but the failure has ended other work on its way there',
    `export class Job {
  run(one: RTCDataChannel) { try { this.work(one); } catch (error) { log.warn(error); } }
  private work(one: RTCDataChannel) {
    one.send('begun'); //! unguarded
    save();
  }
  round(one: RTCDataChannel) { try { this.rounds(one); } catch (error) { log.warn(error); } }
  private rounds(one: RTCDataChannel) {
    for (const step of ['first', 'second']) one.send(step); //! unguarded
  }
  drain(one: RTCDataChannel, steps: string[]) {
    try { for (const step of steps) this.note(one, step); } catch (error) { log.warn(error); }
  }
  private note(one: RTCDataChannel, step: string) {
    one.send(step); //! unguarded
  }
}`,
  );
  channels(
    'where the round is a promise of its own',
    `export function tell(text: string) {
  channels.forEach(async (one) => { one.send(text); }); //! unguarded
}`,
  );
  channels(
    'where it walks messages of one socket',
    `export function flush(one: RTCDataChannel, waiting: string[]) {
  for (const text of waiting) one.send(text); //! unguarded
  waiting.forEach((text) => one.send(text)); //! unguarded
  try { while (waiting.length > 0) one.send(waiting.shift() ?? ''); } catch (error) { log.warn(error); }
}`,
  );
  check(
    'where the family does not throw once a socket closes',
    `import { WebSocketServer, type WebSocket } from 'ws';
const server = new WebSocketServer({ port: 1 });
export function tell(text: string, more: Set<WebSocket>) {
  for (const one of server.clients) one.send(text); //! unguarded
  for (const one of more) one.send(text); //! unguarded
}`,
  );
  check(
    'but not where it can meet a socket that is still connecting',
    `import { WebSocket } from 'ws';
const links = new Map<string, WebSocket>();
export function join(url: string) { links.set(url, new WebSocket(url)); }
export function tell(text: string) {
  for (const link of links.values()) link.send(text); //! fragile-broadcast
}`,
  );
});

describe('a rejection', () => {
  awaited(
    'ends the loop that waits for it',
    `export async function tell(text: string) {
  for (const one of peers) await deliver(one, text); //! fragile-broadcast
}`,
  );
  awaited(
    'ends it with a catch around the loop, too',
    `export async function tell(text: string) {
  try {
    for (const one of peers) { await deliver(one, text); } //! fragile-broadcast
  } catch (error) { log.warn(error); }
}`,
  );
  awaited(
    'of one ends nothing for others that have started',
    `export async function tell(text: string) {
  try {
    await Promise.all([...peers].map((one) => deliver(one, text)));
    await Promise.all([...peers].map(async (one) => { await deliver(one, text); }));
  } catch (error) { log.warn(error); }
  await Promise.allSettled([...peers].map((one) => deliver(one, text)));
}`,
  );
  awaited(
    'of one room ends the walk over rooms',
    `export async function tell(rooms: Map<string, Set<WebSocket>>, text: string) {
  try {
    for (const room of rooms.values()) {
      await Promise.all([...room].map((one) => deliver(one, text))); //! fragile-broadcast
    }
  } catch (error) { log.warn(error); }
}`,
  );
  awaited(
    'ends a chain of promises',
    `export function tell(text: string) {
  return [...peers].reduce((before, one) => before.then(() => deliver(one, text)), Promise.resolve()); //! fragile-broadcast
}`,
  );
  awaited(
    'handled for each ends nothing',
    `export async function tell(text: string) {
  for (const one of peers) await deliver(one, text).catch((error) => { log.warn(error); });
  for (const one of peers) { try { await deliver(one, text); } catch (error) { log.warn(error); } }
}`,
  );
  awaited(
    'left floating ends nothing',
    `export function tell(text: string) {
  for (const one of peers) void deliver(one, text); //! unguarded
}`,
  );
});
