import cluster from 'node:cluster';
import type { Driver, Names, Scenario } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { channelLives, channelScenario, settled } from './channel-lives.ts';
import { CHILD, childrensEnds, meetForked, type ForkedMeeting } from './forked-channel.ts';

export const implementations: readonly Implementation[] = [
  { name: 'cluster', library: 'cluster', runtime: 'node', open },
  { name: 'cluster 22', library: 'cluster', runtime: 'node', under: 'node-22', open },
  { name: 'cluster 24', library: 'cluster', runtime: 'node', under: 'node-24', open },
  {
    name: 'cluster worker',
    library: 'cluster',
    runtime: 'node',
    recorder: new URL('./cluster-worker.ts', import.meta.url),
    open: openInWorker,
  },
];

const SETTINGS = { exec: CHILD, silent: true, execArgv: [] };

/** A worker's end: what it can import there, since much of its life is that of `process`. */
async function openInWorker(): Promise<Driver> {
  return {
    version: process.versions.node,
    shows: [],
    together: true,
    names: await names(),
    sockets: {},
  };
}

async function open(): Promise<Driver> {
  cluster.setupPrimary(SETTINGS);
  const lives = channelLives({ meet, disconnects: 'later' });
  return {
    version: process.versions.node,
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: await names(),
    sockets: {
      Worker: { ...lives, scenarios: [...lives.scenarios, ...childrensEnds(meet), listens, nowhere] },
    },
  };
}

async function names(): Promise<Names> {
  const entries = { ...(await import('node:cluster')) };
  // The types of Node leave the class out.
  return { packageName: 'cluster', classes: { Worker: Reflect.get(entries, 'Worker') }, entries };
}

function meet(seize: (worker: object) => void): Promise<ForkedMeeting> {
  const channel = cluster.fork();
  return meetForked({ channel, child: channel.process, bornEvent: 'online' }, seize);
}

// It does so when the program tells it to, since the event says nothing of the channel.
const listens = channelScenario(meet, 'the worker opens a server', (stage, { tell }) => {
  stage.call('send');
  tell('listen');
});

const nowhere: Scenario = {
  name: 'no such directory',
  async play(stage) {
    cluster.setupPrimary({ ...SETTINGS, cwd: `${CHILD}.none` });
    stage.observe(cluster.fork());
    cluster.setupPrimary({ ...SETTINGS, cwd: process.cwd() });
    await settled();
  },
};
