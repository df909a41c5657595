const { WebSocket } = require('ws');

/** @type {Map<string, Set<WebSocket>>} */
const rooms = new Map();

function announce(room, event) {
//       ^^^^^^^^ many
  const members = rooms.get(room);
  if (!members) return;
  members.forEach((member) => {
    if (member.readyState === WebSocket.OPEN) member.send(JSON.stringify(event));
  });
}

module.exports = { announce };
