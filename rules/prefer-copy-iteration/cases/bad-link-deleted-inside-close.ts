import PartySocket from 'partysocket';

const links = new Set<PartySocket>();

export function open(host: string) {
  const link = new PartySocket({ host });
  links.add(link);
  link.addEventListener('close', () => links.delete(link));
}

export function closeAll() {
  for (const link of links) link.close();
  //                        ^^^^^^^^^^^^ atOnce
}
