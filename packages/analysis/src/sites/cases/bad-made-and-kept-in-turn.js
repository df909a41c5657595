// Once the turn is over, or where the collection also holds others, what is taken out of it may have closed; what is made connecting is
// connecting yet.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { WebSocket } from 'ws';
export async function start(script, length) {
  const children = Array.from({ length }, () => fork(script));
  await loaded();
  for (const child of children) child.send('go'); //! unguarded
}
export function startWith(script, old) {
  const children = [fork(script)];
  children.push(...old);
  for (const child of children) child.send('go'); //! unguarded
}
export function startAny(script, pick) {
  const children = [1, 2].map(() => fork(script));
  setTimeout(() => children[pick()].send('go'), 500); //! unguarded
}
export function dial(urls) {
  const links = urls.map((url) => new WebSocket(url));
  links.forEach((link) => link.on('error', console.error));
  for (const link of links) link.send('hello'); //! before-open
}
export function endFirst(script, count) {
  const children = [];
  for (let i = 0; i < count; i++) children.push(fork(script));
  for (const child of children) child.disconnect();
  children[count % 2].send('go'); //! unguarded
}
async function opened(url) {
  const link = new WebSocket(url);
  link.on('error', console.error);
  await once(link, 'open');
  return link;
}
export async function dialAll(urls) {
  const links = await Promise.all(urls.map(opened));
  setTimeout(() => {
    for (const link of links) link.send('still there?'); //! stale-check
  }, 1000);
}
const peers = new Set();
createServer((socket) => {
  peers.add(socket);
  socket.on('error', console.error);
  socket.on('close', () => peers.delete(socket));
});
export function sweep() {
  for (const socket of peers) socket.destroy();
  for (const socket of peers) socket.write('gone'); //! unguarded
}
