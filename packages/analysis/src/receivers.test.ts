import { describe, expect, it } from 'vitest';
import { libraries } from '@socket-safety/libraries';
import { parseText } from '@socket-safety/testkit/marked-text';
import { noImports } from './imports.ts';
import { findReceivers } from './receivers.ts';
import type { TypeOracle } from './sockets/oracle.ts';

/** Every line says what it calls: `socket.send('x'); //= ws`, or `//= ws probable`. No other call is on a socket. */
function check(what: string, text: string): void {
  it(what, () => {
    const expected = text.split('\n').flatMap((line, index) => {
      const mark = /\/\/= ([\w-]+)( probable)?$/.exec(line);
      return mark === null ? [] : [`${index + 1}: ${mark[1] ?? ''} ${mark[2]?.trim() ?? 'certain'}`];
    });
    const options = { libraries, settings: {}, oracle: null, imports: noImports };
    const found = findReceivers(parseText(text), options);
    const lines = found.map(({ callee, library, grade }) => `${callee.loc.start.line}: ${library} ${grade}`);
    expect(lines).toEqual(expected);
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

describe('classes', () => {
  check(
    'one that takes the place of what it extends',
    `import { WebSocket } from 'ws';
    import { rooms } from './rooms.js';
    rooms.Link = class Link extends rooms.Link { tell() { this.send('hi'); } };
    new rooms.Link().send('hi');
    new WebSocket('ws://localhost').send('hi'); //= ws`,
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

describe('what is added to an object', () => {
  check(
    'is probable where a name is all that speaks for it',
    `import express from 'express';
    export const routes = (app) => app.ws('/chat', (socket) => socket.send('hi')); //= ws probable`,
  );
  check(
    'is certain where the library itself made the object',
    `import expressWs from 'express-ws';
    expressWs(app).app.ws('/chat', (socket) => socket.send('hi')); //= ws`,
  );
  check(
    'is certain where an annotation says it',
    `import express from 'express';
    import type { WebSocket } from 'ws';
    export const routes = (app) => app.ws('/chat', (socket: WebSocket) => socket.send('hi')); //= ws`,
  );
  check(
    'stays probable in fields, collections, promises and results',
    `import 'koa-websocket';
    const all = new Set();
    export class Chat { constructor(context) { this.socket = context.websocket; } hi() { this.socket.send('hi'); } } //= koa-websocket probable
    export function join(context) { all.add(context.websocket); for (const one of all) one.send('hi'); } //= koa-websocket probable
    const find = async (context) => context.websocket;
    export const hi = async (context) => (await find(context)).send('hi'); //= koa-websocket probable`,
  );
  check(
    'hands on that it is probable',
    `import '@fastify/websocket';
    export default async (app) => {
      for (const one of app.websocketServer.clients) one.send('hi'); //= fastify-websocket probable
      app.get('/chat', { websocket: true }, (one) => one.send('hi')); //= fastify-websocket probable
    };`,
  );
  check(
    'makes what is joined with it probable',
    `import WebSocket from 'ws';
    import express from 'express';
    let last = new WebSocket('ws://localhost');
    export const routes = (app) => app.ws('/chat', (socket) => { last = socket; last.send('hi'); }); //= ws probable`,
  );
});

it('becomes certain where a type checker agrees', () => {
  const text = `import express from 'express';
    export const routes = (app) => app.ws('/chat', (socket) => socket.send('hi'));`;
  const gradeWith = (file: string) => {
    const socket = { name: 'WebSocket', files: [file], arguments: [], stands: [] };
    const oracle: TypeOracle = {
      typesOf: (node) => (node.type === 'Identifier' && node.name === 'socket' ? [socket] : []),
    };
    const options = { libraries, settings: {}, oracle, imports: noImports };
    return findReceivers(parseText(text), options).map(({ library, grade }) => `${library} ${grade}`);
  };
  expect(gradeWith('/node_modules/@types/ws/index.d.ts')).toEqual(['ws certain']);
  expect(gradeWith('/src/own-types.ts')).toEqual(['ws probable']);
});

describe('a class by the names of its methods', () => {
  check(
    'is probable',
    `export class Room {
      constructor(state) { this.state = state; }
      webSocketMessage(socket, text) { socket.send(text); } //= cloudflare-workers probable
      tell() { for (const one of this.state.getWebSockets()) one.send('hi'); } //= cloudflare-workers probable
    }`,
  );
  check(
    'is certain where it extends a class of the library',
    `import { DurableObject } from 'cloudflare:workers';
    export class Room extends DurableObject {
      webSocketMessage(socket, text) { socket.send(text); } //= cloudflare-workers
    }
    export class Named extends Room {
      webSocketClose(socket) { socket.send('bye'); } //= cloudflare-workers
    }`,
  );
  check(
    'is certain where it implements an interface of the library',
    `import type * as Party from 'partykit/server';
    export class Named implements Party.Server {
      onConnect(connection) { connection.send('hi'); } //= partykit
    }
    export class Nameless {
      onConnect(connection) { connection.send('hi'); } //= partykit probable
    }`,
  );
  check(
    'is certain where it or the method is decorated by the library',
    `import { SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
    @WebSocketGateway()
    export class Chat {
      handleConnection(client) { client.close(); } //= nestjs
    }
    export class Plain {
      handleConnection(client) { client.close(); } //= nestjs probable
      @SubscribeMessage('chat') onChat(client) { client.close(); } //= nestjs
    }`,
  );
});

describe('an object by the names of its methods', () => {
  check(
    'is probable where the file exports it',
    `export default {
      fetch() {},
      websocket: { message(socket) { socket.send('hi'); } }, //= bun probable
    };`,
  );
  check(
    'is certain where the library takes it',
    `Bun.serve({ fetch() {}, websocket: { message(socket) { socket.send('hi'); } } }); //= bun`,
  );
});

describe('threads and ports', () => {
  check(
    'of the web',
    `const worker = new Worker('work.js');
    worker.postMessage('x'); //= web-workers
    new SharedWorker('shared.js').port.start(); //= web-workers
    const { port1 } = new MessageChannel();
    port1.postMessage('x'); //= web-workers
    worker.onmessage = ({ ports }) => { ports[0].postMessage('x'); }; //= web-workers
    worker.addEventListener('message', hear); //= web-workers
    function hear(event) { event.ports[0].close(); } //= web-workers`,
  );
  check(
    'of Node',
    `import threads, { parentPort, Worker } from 'node:worker_threads';
    new Worker('./work.js').terminate(); //= worker-threads
    parentPort?.postMessage('x'); //= worker-threads
    new threads.MessageChannel().port2.close(); //= worker-threads
    export const tell = (port: threads.MessagePort) => port.postMessage('x'); //= worker-threads`,
  );
  check(
    'not a class of the same name',
    `import { Worker } from 'bullmq';
    new Worker('queue').close();`,
  );
});
