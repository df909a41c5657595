// A script that compares what it sees is a test, with or without a runner.
const assert = require('node:assert');
const WebSocket = require('ws');
const ws = new WebSocket('ws://localhost');
ws.on('error', assert.ifError);
ws.on('message', (text) => {
  assert.strictEqual(String(text), 'pong');
  assert.deepStrictEqual(ws.protocol, '');
  assert(ws.readyState === 1);
});
setTimeout(() => ws.send('hello'), 100);
