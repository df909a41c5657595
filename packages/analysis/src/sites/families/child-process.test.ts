import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('the channel of a forked child', () => {
  check(
    'is open while its messages come',
    `import { fork } from 'node:child_process';
  const child = fork('./worker.js');
  child.send({ job: 1 });
  child.on('message', (message) => { child.send({ seen: message }); });
  child.on('exit', () => {
    child.send('bye'); //! unguarded
  });
  child.on('disconnect', () => {
    child.send('bye'); //! after-close
  });`,
  );
  check(
    'may be closed later',
    `const { fork } = require('child_process');
  const child = fork('./worker.js');
  setInterval(() => {
    child.send('tick'); //! unguarded
  }, 1000);
  setInterval(() => {
    if (!child.killed) child.send('tick'); //! ineffective-check
  }, 1000);
  setInterval(() => { if (child.connected) child.send('tick'); }, 1000);
  setInterval(() => { child.send('tick', (error) => { if (error) console.warn(error); }); }, 1000);
  function stop() {
    child.disconnect();
    child.send('bye'); //! after-close
  }`,
  );
  check(
    'a check before an await, an error handler',
    `import { fork, type ChildProcess } from 'child_process';
  export async function run(child: ChildProcess, job: string) {
    if (!child.connected) throw new Error('gone');
    const input = await read(job);
    child.send(input); //! stale-check
  }
  export async function tell(child: ChildProcess) {
    try { await read('x'); } catch (error) {
      child.send(String(error)); //! error-handler
    }
  }`,
  );
});

describe('cluster', () => {
  check(
    'the workers that are listed',
    `import cluster from 'node:cluster';
  if (cluster.isPrimary) {
    const worker = cluster.fork();
    worker.send('hi there');
    worker.on('message', (message) => { worker.send(message); });
    for (const id in cluster.workers) cluster.workers[id].send('all');
    Object.values(cluster.workers).forEach((one) => one.send('all'));
    cluster.on('online', (one) => { one.send('welcome'); });
    cluster.on('exit', (one) => {
      one.send('bye'); //! after-close
    });
    setInterval(() => {
      worker.send('tick'); //! unguarded
    }, 1000);
    setInterval(() => { if (worker.isConnected()) worker.send('tick'); }, 1000);
  }`,
  );
  check(
    'a check before an await, and an error handler',
    `import cluster, { type Worker } from 'node:cluster';
  export async function assign(worker: Worker, path: string) {
    if (!worker.isConnected()) return;
    const job = await read(path);
    worker.send(job); //! stale-check
  }
  cluster.on('message', async (worker, message) => {
    try { await run(message); } catch (error) {
      worker.send({ failed: String(error) }); //! error-handler
    }
  });`,
  );
  check(
    'required, with a worker that is told to disconnect, and one that is',
    `const cluster = require('cluster');
  const worker = cluster.fork();
  worker.on('disconnect', () => {
    worker.send('bye'); //! after-close
  });
  worker.disconnect();
  worker.send('bye');`,
  );
});

describe('the channel to the parent', () => {
  check(
    'is open until the program closes it',
    `process.on('message', async (job) => {
    const result = await run(job);
    process.send(result);
  });
  if (process.send) process.send('ready');
  function stop() {
    process.disconnect();
    process.send('bye'); //! after-close
    if (process.connected) process.send('bye');
    process.send('bye', (error) => { if (error) console.warn(error); });
  }`,
  );
});

check(
  'silent: a child without a channel, and what only looks like one',
  `import { spawn } from 'node:child_process';
  const child = spawn('ls');
  setInterval(() => child.stdin.write('x'), 5);
  export async function f(worker: Mailer) { await load(); worker.send('x'); }`,
);
