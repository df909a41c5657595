const { WebSocket } = require('ws');

/** @type {Map<string, Set<WebSocket>>} */
const rooms = new Map();

function announce(room, event) {
  const members = [...(rooms.get(room) ?? [])];
  const open = members.filter((member) => member.readyState === WebSocket.OPEN);
  open.forEach((member) => member.send(JSON.stringify(event)));
  return open.length;
}

module.exports = { announce };
