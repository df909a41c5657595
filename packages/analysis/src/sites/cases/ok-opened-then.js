// `then` on a promise that the open handler resolves.
const WebSocket = require('ws');
const client = new WebSocket('ws://x');
const opened = new Promise((resolve) => client.once('open', resolve));
opened.then(() => client.send('hello'));
