import PartySocket from 'partysocket';

const links = new Set<PartySocket>();

export function open(host: string) {
  const link = new PartySocket({ host });
  links.add(link);
  link.addEventListener('close', () => links.delete(link));
}

export function closeAll() {
  const linksSnapshot = [...links];
  for (const link of linksSnapshot) link.close();
}
