// A copy is walked, the original changes.
const jobs = [];
const peers = new Set();
const rooms = new Map();
const byId = {};

function arrays() {
  for (const job of [...jobs]) jobs.splice(jobs.indexOf(job), 1);
  for (const job of jobs.slice()) jobs.splice(jobs.indexOf(job), 1);
  for (const job of Array.from(jobs)) jobs.splice(jobs.indexOf(job), 1);
  for (const job of jobs.concat()) jobs.shift();
  for (const job of jobs.filter((one) => one.done)) jobs.splice(jobs.indexOf(job), 1);
  for (const job of jobs.toReversed()) jobs.splice(jobs.indexOf(job), 1);
  for (const job of new Set(jobs)) jobs.splice(jobs.indexOf(job), 1);
  const copy = [...jobs];
  for (const job of copy) jobs.splice(jobs.indexOf(job), 1);
  for (let i = 0; i < copy.length; i++) jobs.splice(jobs.indexOf(copy[i]), 1);
  [...jobs].forEach((job) => jobs.splice(jobs.indexOf(job), 1));
  jobs.slice().map((job) => jobs.push(job));
  const done = jobs.filter((one) => one.done);
  done.forEach((job) => jobs.splice(jobs.indexOf(job), 1));
}
function keyed() {
  for (const peer of [...peers]) peers.add({ peer });
  for (const [name] of [...rooms]) rooms.set('old ' + name, 1);
  for (const name of [...rooms.keys()]) rooms.delete(name);
  const names = Array.from(rooms.keys());
  for (const name of names) rooms.delete(name);
  for (const [name] of new Map(rooms)) rooms.set(`old ${name}`, 1);
  for (const room of Array.from(rooms.values())) rooms.set(room, room);
}
function objects() {
  for (const id in byId) delete byId[id];
  for (const id of Object.keys(byId)) delete byId[id];
  for (const [id] of Object.entries(byId)) delete byId[id];
}
function swappedOut(queue) {
  const old = queue.waiting;
  queue.waiting = [];
  for (const job of old) queue.waiting.push(job);
}
