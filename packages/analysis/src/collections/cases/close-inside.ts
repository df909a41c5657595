// Libraries whose close handler runs inside the close call.
import PartySocket from 'partysocket';
import { WebSocket } from 'ws';

const links: PartySocket[] = [];
const unique = new Set<PartySocket>();
const records: { link: PartySocket }[] = [];
const late: WebSocket[] = [];

export function join(url: string) {
  const link = new PartySocket({ host: url });
  const record = { link };
  links.push(link);
  unique.add(link);
  records.push(record);
  link.addEventListener('close', () => {
    links.splice(links.indexOf(link), 1);
    unique.delete(link);
  });
  record.link.addEventListener('close', () => {
    records.splice(records.indexOf(record), 1);
  });
  const socket = new WebSocket(url);
  late.push(socket);
  socket.on('close', () => late.splice(late.indexOf(socket), 1));
}
export function leaveAll() {
  for (const link of links) link.close(); //! removes-element
  for (const link of unique) link.close(); //! deletes-current
  for (const { link } of records) link.close(); //! removes-element
  for (const link of [...links]) link.close();
  for (const socket of late) socket.close();
}
