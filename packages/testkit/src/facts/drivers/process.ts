import { Socket } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Driver } from '../driver.ts';
import type { Implementation } from '../implementation.ts';
import { alsoAwait } from '../pause.ts';
import type { Arrival } from '../recording.ts';
import { channelLives, type ChannelMeeting } from './channel-lives.ts';

const common = { library: 'process', runtime: 'node', driver: new URL(import.meta.url), open } as const;

export const implementations: readonly Implementation[] = [
  { name: 'process', ...common },
  { name: 'process 24', ...common, under: 'node-24' },
];

const PARENT = fileURLToPath(new URL('./parent.js', import.meta.url));
/** Where `parent.js` reads orders and writes what it hears. */
const PIPE = 4;

async function open(): Promise<Driver> {
  return {
    version: process.versions.node,
    shows: ['names', 'birth', 'properties', 'listeners'],
    names: { packageName: 'process', classes: {}, entries: { ...(await import('node:process')) } },
    sockets: { Process: { ...channelLives({ meet, disconnects: 'at once' }), starter: PARENT } },
  };
}

function meet(seize: (channel: object) => void): Promise<ChannelMeeting> {
  const arrived: Arrival[] = [];
  seize(process);
  const pipe = new Socket({ fd: PIPE });
  const waiting: (() => void)[] = [];
  const reported = (): void => {
    for (const go of waiting.splice(0)) go();
  };
  pipe.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) {
      if (line === 'text' || line === 'end') arrived.push(line);
      if (line === 'reported') reported();
    }
  });
  pipe.on('error', () => {}).on('close', reported);
  alsoAwait(() => {
    if (pipe.destroyed) return Promise.resolve();
    const come = new Promise<void>((resolve) => waiting.push(resolve));
    pipe.write('report\n');
    return come;
  });
  return Promise.resolve({
    channel: process,
    arrived: () => arrived,
    tell: (order) => void pipe.write(`${order}\n`),
  });
}
