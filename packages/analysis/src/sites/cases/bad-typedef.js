// A JSDoc typedef names a record with a socket.
/** @typedef {{ id: string, ws: import('ws').WebSocket }} Peer */
/** @type {Map<string, Peer>} */
const peers = new Map();
export function sendTo(id, text) {
  peers.get(id)?.ws.send(text); //! unguarded
}
