import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('faye-websocket', () => {
  check(
    'a server',
    `const WebSocket = require('faye-websocket');
    server.on('upgrade', (request, socket, body) => {
      if (!WebSocket.isWebSocket(request)) return;
      let ws = new WebSocket(request, socket, body);
      ws.send('waits until it is open');
      ws.on('message', (event) => ws.send(event.data));
      ws.on('close', () => {
        ws.send('bye'); //! after-close
        ws = null;
      });
    });`,
  );
  check(
    'a client',
    `const WebSocket = require('faye-websocket');
    const ws = new WebSocket.Client('ws://localhost');
    setInterval(() => {
      ws.send('tick'); //! unguarded
    }, 5);
    setInterval(() => { if (ws.readyState === 1) ws.send('tick'); }, 5);
    setInterval(() => { if (!ws.send('tick')) stop(); }, 5);`,
  );
  check(
    'silent: a client of another module',
    `const { Client } = require('./client'); const ws = new Client(); setInterval(() => ws.send('x'), 5);`,
  );
});

describe('a server that works', () => {
  check(
    'a check before an await, and an error handler',
    `const WebSocket = require('faye-websocket'), http = require('http');
  const server = http.createServer();
  server.on('upgrade', (request, socket, body) => {
    const ws = new WebSocket(request, socket, body);
    ws.on('message', async (event) => {
      if (ws.readyState !== 1) return;
      const answer = await ask(event.data);
      ws.send(answer); //! stale-check
    });
    ws.on('open', async () => {
      try { await load(); } catch (error) {
        ws.send(String(error)); //! error-handler
      }
    });
  });`,
  );
});
