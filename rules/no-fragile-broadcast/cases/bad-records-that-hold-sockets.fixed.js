/** @typedef {{ name: string, channel: RTCDataChannel }} Player */

/** @type {Map<string, Player>} */
const players = new Map();

export function join(name, channel) {
  players.set(name, { name, channel });
}

export function tick(world) {
  const frame = JSON.stringify(world);
  for (const player of players.values()) {
    if (player.channel.readyState === 'open') {
      player.channel.send(frame);
    }
  }
}
