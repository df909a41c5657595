import { WebSocket } from 'ws';

const players = new Map<string, WebSocket>();

export function announce(text: string) {
  const gone: string[] = [];
  players.forEach((player, name) => {
    if (player.readyState === WebSocket.OPEN) player.send(text);
    else gone.push(name);
  });
  for (const name of gone) players.delete(name);
}
