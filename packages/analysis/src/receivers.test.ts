import { describe, expect, it } from 'vitest';
import { libraries } from '@socket-safety/libraries';
import { parseText } from '@socket-safety/testkit/marked-text';
import { noImports } from './imports.ts';
import { findReceivers } from './receivers.ts';

/** Every line says what it calls: `socket.send('x'); //= ws`. No other call is on a socket. */
function check(what: string, text: string): void {
  it(what, () => {
    const expected = text.split('\n').flatMap((line, index) => {
      const library = /\/\/= ([\w-]+)/.exec(line)?.[1];
      return library === undefined ? [] : [`${index + 1}: ${library}`];
    });
    const options = { libraries, settings: {}, oracle: null, imports: noImports };
    const found = findReceivers(parseText(text), options);
    expect(found.map(({ callee, library }) => `${callee.loc.start.line}: ${library}`)).toEqual(expected);
  });
}

describe('modules', () => {
  check(
    'imported when they are needed',
    `const { WebSocket } = await import('ws');
    new WebSocket('ws://localhost').send('hi'); //= ws
    export async function own() { const ws = await import('ws'); new ws.default('ws://localhost').send('hi'); } //= ws
    import('node:net').then((net) => net.connect(1).write('hi')); //= net
    export const other = async (name) => (await import(name)).connect(1).write('hi');`,
  );
});

describe('two families', () => {
  check(
    'of which one descends from the other',
    `import net from 'net';
    import tls from 'tls';
    export const link = (secure) => (secure ? tls.connect(1) : net.connect(1));
    link(true).write('hi'); //= tls`,
  );
  check(
    'that have nothing in common',
    `import net from 'net';
    import { WebSocket } from 'ws';
    export const link = (raw) => (raw ? net.connect(1) : new WebSocket('ws://localhost'));
    link(true).end('hi');`,
  );
});

describe('an interface of the program', () => {
  const LIKE = `import { WebSocket } from 'ws';
    export interface Like { readyState: number; send(text: string): void }
    export type Connect = () => Like;`;
  check(
    'is no evidence',
    `${LIKE}
    export class Client { #link: Like; constructor(link: Like) { this.#link = link; } hi() { this.#link.send('hi'); } }
    export function hi(link: Like, connect: Connect) { link.send('hi'); connect().send('hi'); }`,
  );
  check(
    'is what its file puts there',
    `${LIKE}
    export class Client {
      #link: Like | null = null;
      #connect: Connect | null;
      get link(): Like { if (this.#link === null) throw new Error('closed'); return this.#link; }
      constructor(url: string | Connect) {
        if (typeof url === 'string') {
          this.#connect = () => { return new WebSocket(url); };
          this.#link = this.#connect();
        } else this.#link = url();
      }
      hi() { this.link.send('hi'); } //= ws
      bye() { this.#link?.send('bye'); } //= ws
    }`,
  );
  check(
    'is what a variable, a parameter or a function of its file holds',
    `${LIKE}
    const link: Like = new WebSocket('ws://localhost');
    link.send('hi'); //= ws
    function connect(): Like { return new WebSocket('ws://localhost'); }
    connect().send('hi'); //= ws
    function hi(one: Like) { one.send('hi'); } //= ws
    hi(connect());
    const fake: Like = { readyState: 1, send() {} };
    fake.send('hi');`,
  );
});

describe('a parameter by the type of its function', () => {
  check(
    'that the file writes',
    `import type { WebSocket } from 'ws';
    export type OnLink = (link: WebSocket, name: string) => void;
    export interface Handlers { onLink: OnLink; onName(name: string, link: WebSocket): void }
    export const onLink: OnLink = (link) => link.send('hi'); //= ws
    export const later: (link: WebSocket) => void = function (link) { link.send('hi'); }; //= ws
    export const handlers: Handlers = {
      onLink: (link) => link.send('hi'), //= ws
      onName(name, link) { link.send(name); name.send('hi'); }, //= ws
    };
    export function make(): OnLink { return (link) => link.send('hi'); } //= ws
    export function on(listener: OnLink) {}
    on((link, name) => { link.send(name); }); //= ws`,
  );
});
