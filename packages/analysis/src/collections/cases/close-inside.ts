// Libraries whose close handler runs inside the close call.
import { App } from 'uWebSockets.js';
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

const conversations = [];
const wires = [];
App().ws('/*', {
  open(wire) {
    wires.push(wire);
    conversations.push(wire);
  },
  close(wire) {
    wires.splice(wires.indexOf(wire), 1);
    setImmediate(() => conversations.splice(conversations.indexOf(wire), 1));
  },
});
export function hangUp() {
  for (const wire of wires) wire.end(1001); //! removes-element
  for (const wire of [...wires]) wire.end(1001);
  for (const wire of conversations) wire.end(1001);
}
