const clients = new Map();
exports.add = (id, ws) => clients.set(id, ws);
exports.remove = (id) => clients.delete(id);
exports.wire = (wss) => wss.on('connection', (ws) => exports.add(ws.id, ws));
const { WebSocket } = require('ws');
void WebSocket;
