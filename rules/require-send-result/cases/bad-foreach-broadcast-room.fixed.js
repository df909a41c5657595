const { WebSocket } = require('ws');

/** @type {Map<string, Set<WebSocket>>} */
const rooms = new Map();

function announce(room, event) {
  const members = rooms.get(room);
  if (!members) return 0;
  let reached = 0;
  members.forEach((member) => {
    if (member.readyState === WebSocket.OPEN) {
      member.send(JSON.stringify(event));
      reached++;
    }
  });
  return reached;
}

module.exports = { announce };
