// How a program comes to hold a socket of each family, some time after it was open. `BODY` runs later, and calls it `socket`.

/** By the id of the row; where a row has several kinds of socket, that of the type that is named. */
export const HELD: Readonly<Record<string, { readonly type: string; readonly program: string }>> = {
  agents: {
    type: 'Connection',
    program: `import { Agent } from 'agents';
export class Room extends Agent { onConnect(socket) { setTimeout(async () => { BODY }, 1000); } }`,
  },
  'broadcast-channel': {
    type: 'BroadcastChannel',
    program: `export function start() {
  const socket = new BroadcastChannel('room'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  bun: {
    type: 'ServerWebSocket',
    program: `Bun.serve({ fetch() {}, websocket: { open(socket) { setTimeout(async () => { BODY }, 1000); }, message() {} } });`,
  },
  'child-process': {
    type: 'ChildProcess',
    program: `import { fork } from 'node:child_process';
export function start() {
  const socket = fork('./work.js'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  'cloudflare-workers': {
    type: 'WebSocket',
    program: `export function accept() {
  const [client, socket] = Object.values(new WebSocketPair());
  socket.accept();
  setTimeout(async () => { BODY }, 1000);
  return new Response(null, { status: 101, webSocket: client });
}`,
  },
  cluster: {
    type: 'Worker',
    program: `import cluster from 'node:cluster';
export function start() {
  const socket = cluster.fork(); setTimeout(async () => { BODY }, 1000);
}`,
  },
  crossws: {
    type: 'Peer',
    program: `import { defineWebSocketHandler } from 'h3';
export default defineWebSocketHandler({ open(socket) { setTimeout(async () => { BODY }, 1000); } });`,
  },
  'crossws-bun': {
    type: 'Peer',
    program: `import crossws from 'crossws/adapters/bun';
crossws({ hooks: { open(socket) { setTimeout(async () => { BODY }, 1000); } } });`,
  },
  deno: {
    type: 'WebSocket',
    program: `Deno.serve((request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => { setTimeout(async () => { BODY }, 1000); };
  return response;
});`,
  },
  dgram: {
    type: 'Socket',
    program: `import { createSocket } from 'node:dgram';
export function start() {
  const socket = createSocket('udp4'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  electron: {
    type: 'WebContents',
    program: `import { ipcMain } from 'electron';
ipcMain.on('ask', (event) => { const socket = event.sender; setTimeout(async () => { BODY }, 1000); });`,
  },
  elysia: {
    type: 'ElysiaWS',
    program: `import { Elysia } from 'elysia';
new Elysia().ws('/room', { open(socket) { setTimeout(async () => { BODY }, 1000); } });`,
  },
  'engine-io': {
    type: 'Socket',
    program: `import { Server } from 'engine.io';
new Server().on('connection', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'engine-io-client': {
    type: 'Socket',
    program: `import { Socket } from 'engine.io-client';
export function start() {
  const socket = new Socket('ws://localhost'); socket.on('open', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  'event-stream': {
    type: 'ServerResponse',
    program: `import { createServer } from 'node:http';
createServer((request, socket) => {
  socket.writeHead(200, { 'Content-Type': 'text/event-stream' });
  setTimeout(async () => { BODY }, 1000);
});`,
  },
  'express-ws': {
    type: 'WebSocket',
    program: `import express from 'express';
import expressWs from 'express-ws';
const { app } = expressWs(express());
app.ws('/room', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'fastify-websocket': {
    type: 'WebSocket',
    program: `import Fastify from 'fastify';
import websocket from '@fastify/websocket';
const app = Fastify();
app.register(websocket);
app.get('/room', { websocket: true }, (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'faye-websocket': {
    type: 'WebSocket',
    program: `import WebSocket from 'faye-websocket';
export function start() {
  const socket = new WebSocket.Client('ws://localhost'); socket.on('open', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  'graphql-ws': {
    type: 'Client',
    program: `import { createClient } from 'graphql-ws';
export function start() {
  const socket = createClient({ url: 'ws://localhost' }); setTimeout(async () => { BODY }, 1000);
}`,
  },
  hono: {
    type: 'WSContext',
    program: `import { createNodeWebSocket } from '@hono/node-ws';
const { upgradeWebSocket } = createNodeWebSocket({ app });
app.get('/room', upgradeWebSocket(() => ({ onOpen(event, socket) { setTimeout(async () => { BODY }, 1000); } })));`,
  },
  'hono-bun': {
    type: 'WSContext',
    program: `import { upgradeWebSocket } from 'hono/bun';
app.get('/room', upgradeWebSocket(() => ({ onOpen(event, socket) { setTimeout(async () => { BODY }, 1000); } })));`,
  },
  'hono-workers': {
    type: 'WSContext',
    program: `import { upgradeWebSocket } from 'hono/cloudflare-workers';
app.get('/room', upgradeWebSocket(() => ({ onMessage(event, socket) { setTimeout(async () => { BODY }, 1000); } })));`,
  },
  http2: {
    type: 'ServerHttp2Stream',
    program: `import { createServer } from 'node:http2';
createServer().on('stream', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  ioredis: {
    type: 'Redis',
    program: `import Redis from 'ioredis';
export function start() {
  const socket = new Redis(); socket.on('error', () => {}); setTimeout(async () => { BODY }, 1000);
}`,
  },
  'koa-websocket': {
    type: 'WebSocket',
    program: `import Koa from 'koa';
import websockify from 'koa-websocket';
websockify(new Koa()).ws.use((context) => { const socket = context.websocket; setTimeout(async () => { BODY }, 1000); });`,
  },
  mqtt: {
    type: 'MqttClient',
    program: `import mqtt from 'mqtt';
export function start() {
  const socket = mqtt.connect('mqtt://localhost'); socket.on('connect', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  nestjs: {
    type: 'Client',
    program: `import { WebSocketGateway } from '@nestjs/websockets';
@WebSocketGateway()
export class Room { handleConnection(socket) { setTimeout(async () => { BODY }, 1000); } }`,
  },
  net: {
    type: 'Socket',
    program: `import { createServer } from 'node:net';
createServer((socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  partykit: {
    type: 'Connection',
    program: `import type * as Party from 'partykit/server';
export default class Room implements Party.Server { onConnect(socket) { setTimeout(async () => { BODY }, 1000); } }`,
  },
  partyserver: {
    type: 'Connection',
    program: `import { Server } from 'partyserver';
export class Room extends Server { onConnect(socket) { setTimeout(async () => { BODY }, 1000); } }`,
  },
  partysocket: {
    type: 'PartySocket',
    program: `import PartySocket from 'partysocket';
export function start() {
  const socket = new PartySocket({ host: 'localhost', room: 'x' }); setTimeout(async () => { BODY }, 1000);
}`,
  },
  peerjs: {
    type: 'DataConnection',
    program: `import { Peer } from 'peerjs';
new Peer().on('connection', (socket) => { socket.on('open', () => { setTimeout(async () => { BODY }, 1000); }); });`,
  },
  process: {
    type: 'Process',
    program: `process.send?.('ready');
export function start() {
  const socket = process; setTimeout(async () => { BODY }, 1000);
}`,
  },
  'react-native': {
    type: 'WebSocket',
    program: `import { AppState } from 'react-native';
export function start() {
  const socket = new WebSocket('ws://localhost'); socket.onopen = () => { setTimeout(async () => { BODY }, 1000); };
}`,
  },
  'reconnecting-websocket': {
    type: 'ReconnectingWebSocket',
    program: `import ReconnectingWebSocket from 'reconnecting-websocket';
export function start() {
  const socket = new ReconnectingWebSocket('ws://localhost'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  redis: {
    type: 'RedisClient',
    program: `import { createClient } from 'redis';
export function start() {
  const socket = createClient(); socket.on('ready', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  'response-stream': {
    type: 'ReadableStreamDefaultController',
    program: `export const GET = () => new Response(new ReadableStream({
  start(socket) { setTimeout(async () => { BODY }, 1000); },
}), { headers: { 'content-type': 'text/event-stream' } });`,
  },
  'response-writer': {
    type: 'AnsweringWriter',
    program: `export function GET() {
  const { readable, writable } = new TransformStream();
  const socket = writable.getWriter();
  setTimeout(async () => { BODY }, 1000);
  return new Response(readable, { headers: { 'content-type': 'text/event-stream' } });
}`,
  },
  'rpc-websockets': {
    type: 'Client',
    program: `import { Client } from 'rpc-websockets';
export function start() {
  const socket = new Client('ws://localhost'); socket.on('open', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  'rtc-data-channel': {
    type: 'RTCDataChannel',
    program: `export function start() {
  const socket = new RTCPeerConnection().createDataChannel('room'); socket.onopen = () => { setTimeout(async () => { BODY }, 1000); };
}`,
  },
  'simple-peer': {
    type: 'Peer',
    program: `import Peer from 'simple-peer';
export function start() {
  const socket = new Peer(); socket.on('connect', () => { setTimeout(async () => { BODY }, 1000); });
}`,
  },
  'socket-io': {
    type: 'Socket',
    program: `import { Server } from 'socket.io';
new Server().on('connection', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'socket-io-client': {
    type: 'Socket',
    program: `import { io } from 'socket.io-client';
export function start() {
  const socket = io('http://localhost'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  sockjs: {
    type: 'Connection',
    program: `import sockjs from 'sockjs';
sockjs.createServer().on('connection', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'sockjs-client': {
    type: 'SockJS',
    program: `import SockJS from 'sockjs-client';
export function start() {
  const socket = new SockJS('http://localhost'); socket.onopen = () => { setTimeout(async () => { BODY }, 1000); };
}`,
  },
  tls: {
    type: 'TLSSocket',
    program: `import { createServer } from 'node:tls';
createServer((socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  uwebsockets: {
    type: 'WebSocket',
    program: `import { App } from 'uWebSockets.js';
App().ws('/room', { open(socket) { setTimeout(async () => { BODY }, 1000); } });`,
  },
  'web-extension': {
    type: 'Port',
    program: `chrome.runtime.onConnect.addListener((socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
  'web-streams': {
    type: 'ReadableStreamDefaultController',
    program: `export const numbers = new ReadableStream({ start(socket) { setTimeout(async () => { BODY }, 1000); } });`,
  },
  'web-workers': {
    type: 'Worker',
    program: `export function start() {
  const socket = new Worker('work.js'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  websocket: {
    type: 'connection',
    program: `import { server } from 'websocket';
new server({ httpServer }).on('request', (request) => {
  const socket = request.accept(); setTimeout(async () => { BODY }, 1000);
});`,
  },
  whatwg: {
    type: 'WebSocket',
    program: `export function start() {
  const socket = new WebSocket('ws://localhost'); socket.onopen = () => { setTimeout(async () => { BODY }, 1000); };
}`,
  },
  'worker-threads': {
    type: 'Worker',
    program: `import { Worker } from 'node:worker_threads';
export function start() {
  const socket = new Worker('./work.js'); setTimeout(async () => { BODY }, 1000);
}`,
  },
  'writable-stream': {
    type: 'WritableStreamDefaultWriter',
    program: `export function fill(sink: WritableStream) { const socket = sink.getWriter(); setTimeout(async () => { BODY }, 1000); }`,
  },
  ws: {
    type: 'WebSocket',
    program: `import { WebSocketServer } from 'ws';
new WebSocketServer({ port: 0 }).on('connection', (socket) => { setTimeout(async () => { BODY }, 1000); });`,
  },
};

/** Cases that a row leaves room for and that no program makes; a clause as below. */
export const NEVER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  process: { 'require-error-listener': 'only what it sends itself fails' },
  'koa-websocket': { 'require-heartbeat': 'a member of a context is not followed from its birth' },
};

/** Rows that are not played here; a clause that can follow "left out: ". */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  'ws-6': 'a text says no version; the tests of versions speak of it',
  express: 'it hands out the responses of `event-stream`',
  fastify: 'it hands out the responses of `event-stream`',
  koa: 'it hands out the responses of `event-stream`',
  'koa-router': 'it hands out the context of `koa`',
  next: 'it hands out the responses of `event-stream`',
  http: 'it hands out the sockets of `net`',
  'partysocket-react': 'it hands out the sockets of `partysocket`',
};
