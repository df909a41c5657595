import { WebSocket } from 'ws';

const players: WebSocket[] = [];

export function join(url: string) {
  const player = new WebSocket(url);
  players.push(player);
  player.on('error', console.error);
  player.on('close', () => {
    players.splice(players.indexOf(player), 1);
  });
}

export function endGame() {
  for (const player of players) player.close();
}
