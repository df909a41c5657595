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
  for (const player of players) player.close();
  //                            ^^^^^^^^^^^^^^ removes-element
}
