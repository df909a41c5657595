import PartySocket from 'partysocket';

const players: PartySocket[] = [];

export function join(host: string) {
  const player = new PartySocket({ host });
  players.push(player);
  player.addEventListener('close', () => {
    players.splice(players.indexOf(player), 1);
  });
}

export function endGame() {
  const playersSnapshot = [...players];
  for (const player of playersSnapshot) player.close();
}
