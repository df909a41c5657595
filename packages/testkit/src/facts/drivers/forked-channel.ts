// Channels to processes that were forked and run `child.js`.
import type { ChildProcess } from 'node:child_process';
import { once, type EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Scenario } from '../driver.ts';
import type { Arrival } from '../recording.ts';
import { channelScenario, type ChannelEnds, type ChannelMeeting } from './channel-lives.ts';

export const CHILD = fileURLToPath(new URL('./child.js', import.meta.url));

/** A process whose streams are pipes, and the channel to it, which a cluster wraps. */
export interface Forked {
  readonly channel: EventEmitter & { disconnect(): void };
  readonly child: ChildProcess;
  /** The event that tells of the birth, if there is one. */
  readonly bornEvent: string | null;
}

/** A channel to a child. */
export interface ForkedMeeting extends ChannelMeeting {
  readonly child: ChildProcess;
}

/** Lists the ways in which a child can go, beside those in which any other end can. */
export function childrensEnds(meet: ChannelEnds<ForkedMeeting>['meet']): readonly Scenario[] {
  return [
    channelScenario(meet, 'the child is killed', (stage, { child }) => {
      stage.cause('failure');
      child.kill('SIGKILL');
    }),
    channelScenario(meet, 'the child exits, and its channel ends later', async (stage, { channel, tell }) => {
      stage.cause('farewell');
      tell('bequeath');
      await once(channel, 'disconnect');
    }),
  ];
}

/** Waits until a child listens. What it does and hears goes through its streams, beside the channel. */
export async function meetForked(
  { channel, child, bornEvent }: Forked,
  seize: (channel: object) => void,
): Promise<ForkedMeeting> {
  const arrived: Arrival[] = [];
  seize(channel);
  const { stdout, stdin } = child;
  if (stdout === null || stdin === null) throw new Error('A silent child has streams.');
  const ready = Promise.all([once(stdout, 'data'), bornEvent === null ? null : once(channel, bornEvent)]);
  stdout.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line === 'text' || line === 'end') arrived.push(line);
  });
  stdin.on('error', () => {});
  await ready;
  return {
    channel,
    child,
    arrived: () => arrived,
    tell: (order) => void stdin.write(`${order}\n`),
    dispose: () => void child.kill('SIGKILL'),
  };
}
