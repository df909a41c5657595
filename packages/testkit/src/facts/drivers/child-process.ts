import * as childProcess from 'node:child_process';
import { once } from 'node:events';
import type { Driver, Scenario } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { channelLives, channelScenario, settled } from './channel-lives.ts';
import { CHILD, childrensEnds, meetForked, type ForkedMeeting } from './forked-channel.ts';

export const implementations: readonly Implementation[] = [
  { name: 'child_process', library: 'child-process', runtime: 'node', open },
  { name: 'child_process 22', library: 'child-process', runtime: 'node', under: 'node-22', open },
  { name: 'child_process 24', library: 'child-process', runtime: 'node', under: 'node-24', open },
];

const { fork } = childProcess;

function open(): Promise<Driver> {
  const lives = channelLives({ meet, disconnects: 'at once' });
  return Promise.resolve({
    version: process.versions.node,
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: {
      packageName: 'child_process',
      classes: { ChildProcess: childProcess.ChildProcess },
      entries: { ...childProcess },
    },
    sockets: {
      ChildProcess: {
        ...lives,
        scenarios: [...lives.scenarios, ...childrensEnds(meet), sendsLast, noSuchProgram],
      },
    },
  });
}

function meet(seize: (child: object) => void): Promise<ForkedMeeting> {
  const child = fork(CHILD, { silent: true, execArgv: [] });
  return meetForked({ channel: child, child, bornEvent: null }, seize);
}

const sendsLast = channelScenario(
  meet,
  'send() after the child has closed',
  async (stage, { child, tell }) => {
    stage.cause('farewell');
    tell('exit');
    await once(child, 'close');
    stage.call('send');
  },
);

const noSuchProgram: Scenario = {
  name: 'no such program',
  async play(stage) {
    stage.observe(fork(CHILD, { execPath: `${CHILD}.none`, silent: true }));
    await settled();
  },
};
