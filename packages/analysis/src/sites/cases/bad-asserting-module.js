// The neighbour: others wait for what this one does.
const assert = require('node:assert');
const WebSocket = require('ws');
exports.greetLater = (/** @type {string} */ url) => {
  const ws = new WebSocket(url);
  assert.strictEqual(typeof url, 'string');
  assert.notStrictEqual(url, '');
  assert(ws.binaryType === 'nodebuffer');
  setTimeout(() => ws.send('hello'), 100); //! unguarded
};
