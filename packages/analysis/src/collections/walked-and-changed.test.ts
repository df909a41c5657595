import { parseText } from '@socket-safety/testkit/marked-text';
import { expect, it } from 'vitest';
import { lowerModule } from '../lower/module.ts';
import { mayChangeWhatItWalks } from './walked-and-changed.ts';

function mayChange(text: string): boolean {
  const source = parseText(text);
  return mayChangeWhatItWalks(source.ast, lowerModule(source));
}

it.each([
  ['itself', 'for (const job of jobs) jobs.delete(job);'],
  ['a member', 'class Room { drop() { this.peers.forEach((peer) => this.peers.delete(peer)); } }'],
  [
    'under another name',
    'function drop() { const { peers } = room; for (const peer of peers) room.peers.delete(peer); }',
  ],
  ['a view', 'const keys = rooms.keys(); for (const key of keys) rooms.delete(key);'],
  ['an entry', 'const room = rooms.get(name) ?? []; for (const peer of room) rooms.get(name).push(peer);'],
  ['up to its length', 'for (let i = 0, n = jobs.length; i < n; i++) jobs.splice(i, 1);'],
  ['its length', 'for (const job of jobs) jobs.length = 0;'],
  ['a parameter', 'function add(list) { list.push(1); } for (const job of jobs) add(jobs);'],
  [
    'what a parameter is given by way of another',
    'function add(list) { list.push(1); } function fill(all) { add(all); } for (const job of jobs) fill(jobs);',
  ],
  [
    'what a function without a name is given',
    'for (const job of jobs) (function (list) { list.push(1); })(jobs);',
  ],
  [
    'what a constructor is given',
    'class Queue { constructor(list) { list.push(1); } } for (const job of jobs) new Queue(jobs);',
  ],
  [
    'what a method is given',
    'const queue = { add: (list) => list.push(1) }; for (const job of jobs) queue.add(jobs);',
  ],
  [
    'part of a parameter',
    'function add({ list }) { list.push(1); } for (const job of jobs) add({ list: jobs });',
  ],
  [
    'what another run of the function changes',
    'const jobs = []; async function go() { for (const job of jobs) await job(); } function add() { jobs.push(1); }',
  ],
])('may change what it walks: %s', (_what, text) => {
  expect(mayChange(text)).toBe(true);
});

it.each([
  ['a result', 'const sums = []; for (const job of jobs) sums.push(job.sum);'],
  ['a result by a function', 'function add(list) { list.push(1); } for (const job of jobs) add(sums);'],
  [
    'what another function is given',
    'function add(list) { list.push(1); } for (const job of jobs) count(jobs);',
  ],
  ['what the entries hold', 'for (const room of rooms) room.peers.clear();'],
  [
    'another variable of this name',
    'function a(jobs) { for (const job of jobs) run(job); } function b() { const jobs = []; jobs.push(1); }',
  ],
  [
    'a list before it is walked',
    'function go() { const jobs = []; for (const one of all) jobs.push(one); return jobs.map((job) => run(job)); }',
  ],
])('changes something else: %s', (_what, text) => {
  expect(mayChange(text)).toBe(false);
});
