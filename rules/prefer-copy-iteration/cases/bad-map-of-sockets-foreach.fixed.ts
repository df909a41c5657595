// preset: strict
import { WebSocket } from 'ws';

const players = new Map<string, WebSocket>();

export function announce(text: string) {
  new Map(players).forEach((player, name) => {
    if (player.readyState === WebSocket.OPEN) player.send(text);
    else players.delete(name);
  });
}
