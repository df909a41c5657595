// What happens to a connection, as data: the other end's doings by name, and the program's own closing calls.
import type { Stage } from '../driver.ts';
import { quiet } from '../pause.ts';
import type { Cause } from '../recording.ts';
import type { Meetings } from './meetings.ts';
import type { CloseManners, Peer } from './peer.ts';

/** Something that the other end does. */
export type PeerStep = keyof typeof PEER_STEPS;

/** Something that the program does: it calls a closing method at once, or inside the handler of the next event. */
export type OwnStep = { readonly closes: string; readonly when: 'now' | 'on next event' };

/** `client`: the socket of a client; `server`: one that a server accepted. */
export type Side = 'client' | 'server';

/** A connection's life: who made the socket, where it leads, how the other end behaves, and what happens in which order. */
export interface Script {
  readonly name: string;
  readonly side: Side;
  /** `deserted`: nobody listens there. */
  readonly to: 'peer' | 'deserted';
  readonly manners: CloseManners;
  /** Method with which the program closes the socket in the handler that it is handed to. */
  readonly closesAtOnce?: string;
  readonly steps: readonly (PeerStep | OwnStep)[];
  /** `quiet`: everything under way has been delivered when it ends; `at once`: nothing has. */
  readonly ends: 'quiet' | 'at once';
}

const PEER_STEPS = {
  answer: { cause: 'answer', act: (peer) => peer.answer() },
  decline: { cause: 'refusal', act: (peer) => peer.decline() },
  reset: { cause: 'failure', act: (peer) => peer.reset() },
  garbage: { cause: 'failure', act: (peer) => peer.sendGarbage() },
  text: { cause: 'message', act: (peer) => peer.send('text') },
  ping: { cause: 'message', act: (peer) => peer.send('ping') },
  pong: { cause: 'message', act: (peer) => peer.send('pong') },
  burst: { cause: 'message', act: (peer) => peer.send('text', 'text', 'ping', 'pong') },
  'close frame': { cause: 'farewell', act: (peer) => peer.send('close') },
  end: { cause: 'farewell', act: (peer) => peer.end() },
} as const satisfies Record<string, { readonly cause: Cause; readonly act: (peer: Peer) => void }>;

/** Plays a script on a stage and returns the bare end, if there is one. */
export async function play(meetings: Meetings, script: Script, stage: Stage): Promise<Peer | null> {
  if (script.closesAtOnce !== undefined) stage.closeOnNextEvent(script.closesAtOnce);
  const peer = await meetings.meet(script, stage);
  if (script.steps.length === 0 && script.ends === 'quiet') await quiet();
  for (const [index, step] of script.steps.entries()) {
    perform(stage, peer, step);
    const last = index === script.steps.length - 1;
    if (!last || script.ends === 'quiet') await quiet();
  }
  return peer;
}

function perform(stage: Stage, peer: Peer | null, step: PeerStep | OwnStep): void {
  if (typeof step === 'string') {
    const { cause, act } = PEER_STEPS[step];
    stage.cause(cause);
    if (peer !== null) act(peer);
  } else if (step.when === 'now') stage.close(step.closes);
  else stage.closeOnNextEvent(step.closes);
}
