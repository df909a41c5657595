// What is taken out of a collection that the same turn has filled with what it made has not had the time to close.
import cluster from 'node:cluster';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';
export function spread(tasks, count) {
  const workers = [];
  for (let i = 0; i < count; i++) workers.push(cluster.fork());
  for (let i = 0; i < tasks.length; i++) workers[i % workers.length].send(tasks[i]);
}
export function start(script, length) {
  const children = Array.from({ length }, () => fork(script));
  for (const child of children) child.send('go');
  const others = [1, 2].map(() => fork(script));
  others.forEach((child) => child.send('go'));
}
export function both(script) {
  const [first, second] = [fork(script), fork(script)];
  for (const child of [first, second]) child.send('go');
}
export function endEach(script, length) {
  const children = Array.from({ length }, () => fork(script));
  for (const child of children) {
    child.send('bye');
    child.disconnect();
  }
}
async function dial(url) {
  const link = new WebSocket(url);
  link.on('error', console.error);
  await once(link, 'open');
  return link;
}
export async function dialAll(urls) {
  const links = await Promise.all(urls.map(dial));
  for (const link of links) link.send('hello');
}
export async function dialBoth(first, second) {
  const [one, other] = await Promise.all([dial(first), dial(second)]);
  one.send('hello');
  other.send('hello');
}
