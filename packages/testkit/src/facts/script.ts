// What happens to a connection, as data: the other end's doings by name, and the program's own closing calls.
import { callByName } from './driver.ts';
import { quiet } from './pause.ts';
import { callOn, type CloseManners, type Peer } from './peer.ts';
import type { Side } from './recording.ts';
import { observe, type Stage, type Theatre } from './stage.ts';

/** Something that the other end does. */
export type PeerStep = keyof typeof PEER_STEPS;

/** Something that the program does: it calls a closing method at once, or inside the handler of the next event. */
export type OwnStep = { readonly closes: string; readonly when: 'now' | 'on next event' };

/** A connection's life: who made the socket, where it leads, how the other end behaves, and what happens in which order. */
export interface Script {
  readonly name: string;
  readonly side: Side;
  /** `deserted`: nobody listens there. */
  readonly to: 'peer' | 'deserted';
  readonly manners: CloseManners;
  readonly steps: readonly (PeerStep | OwnStep)[];
  /** `quiet`: everything under way has been delivered when it ends; `at once`: nothing has. */
  readonly ends: 'quiet' | 'at once';
}

/** An observed socket and the bare end that it is connected to, if there is one. */
export interface Connection {
  readonly stage: Stage;
  readonly peer: Peer | null;
}

const PEER_STEPS = {
  answer: (peer: Peer) => peer.answer(),
  decline: (peer: Peer) => peer.decline(),
  reset: (peer: Peer) => peer.reset(),
  garbage: (peer: Peer) => peer.sendGarbage(),
  text: (peer: Peer) => peer.send('text'),
  ping: (peer: Peer) => peer.send('ping'),
  pong: (peer: Peer) => peer.send('pong'),
  burst: (peer: Peer) => peer.send('text', 'text', 'ping', 'pong'),
  'close frame': (peer: Peer) => peer.send('close'),
  end: (peer: Peer) => peer.end(),
} as const;

/** Plays a script and returns the connection as it then is. `deafTo` is the one event that gets no listener. */
export async function play(
  theatre: Theatre,
  script: Script,
  deafTo: string | null = null,
): Promise<Connection> {
  const connection = await connect(theatre, script, deafTo);
  if (script.steps.length === 0 && script.ends === 'quiet') await quiet();
  for (const [index, step] of script.steps.entries()) {
    perform(connection, step);
    const last = index === script.steps.length - 1;
    if (!last || script.ends === 'quiet') await quiet();
  }
  return connection;
}

/** Calls a closing method on the program's side. */
export function closeByProgram(stage: Stage, method: string): void {
  stage.closedByProgram = true;
  stage.cause = method;
  callByName(stage.socket, method, null);
}

function perform({ stage, peer }: Connection, step: PeerStep | OwnStep): void {
  if (typeof step === 'string') {
    stage.cause = step;
    if (peer !== null) PEER_STEPS[step](peer);
    return;
  }
  if (step.when === 'now') return closeByProgram(stage, step.closes);
  stage.onEvent = () => {
    stage.onEvent = null;
    closeByProgram(stage, step.closes);
  };
}

/** A client's handshake has arrived and is not answered yet; a server's socket has just been handed over. */
async function connect(theatre: Theatre, script: Script, deafTo: string | null): Promise<Connection> {
  const { driver, meeting, server } = theatre;
  if (script.to === 'deserted') {
    return { stage: observe(theatre, driver.connect(meeting.deserted), deafTo), peer: null };
  }
  if (script.side === 'client') {
    const { url, peer } = meeting.invite(script.manners);
    const stage = observe(theatre, driver.connect(url), deafTo);
    return { stage, peer: await peer };
  }
  if (server === null) throw new Error(`"${script.name}" needs a server of the implementation.`);
  const name = nextName();
  const stage = new Promise<Stage>((resolve) => {
    server.onAccepted(name, (socket) => resolve(observe(theatre, socket, deafTo)));
  });
  const peer = callOn(server.port, name, script.manners);
  return { stage: await stage, peer };
}

let names = 0;

function nextName(): string {
  names += 1;
  return String(names);
}
