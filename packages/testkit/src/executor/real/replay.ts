// Runs a program with real sockets through the order of events that a schedule of the simulation had.
import vm from 'node:vm';
import events from 'node:events';
import net from 'node:net';
import type { State } from '@socket-safety/libraries';
import { describe } from '../program.ts';
import { simulator } from '../simulation.ts';
import type { host as Host } from '../simulator/boundary.ts';
import type { Run } from '../simulator/run.ts';
import type { SimulatedSocket } from '../simulator/socket-state.ts';
import type { Program } from '../model.ts';
import { NotDriven, openSockets, type RealSend, type RealSocket, type RealSockets } from './sockets.ts';
import { settle, until } from './waiting.ts';

export interface Replayed {
  readonly sends: readonly RealSend[];
  /** Null where all of the schedule was performed. */
  readonly notDriven: string | null;
}

interface Wanted {
  readonly family: 'ws' | 'net';
  readonly state: State;
}

/** Replays the labels of a schedule. Sockets that a caller hands over are made ready before, as often as it takes. */
export async function replay(program: Program, labels: readonly string[]): Promise<Replayed> {
  const wanted: Wanted[] = [];
  for (;;) {
    const before = wanted.length;
    const replayed = await replayWith(program, labels, wanted);
    if (wanted.length === before) return replayed;
  }
}

async function replayWith(program: Program, labels: readonly string[], wanted: Wanted[]): Promise<Replayed> {
  const { text, tables } = describe(program, { bringsUnheardErrors: false });
  const scope: Record<string, unknown> = {};
  const context = vm.createContext(scope);
  const host = simulator().runInContext(context) as typeof Host;
  host.install(vm.runInContext('globalThis', context) as Record<string, unknown>);
  host.load(
    JSON.stringify(tables),
    new vm.Script(text, { filename: 'program.js' }).runInContext(context) as never,
  );
  const { replay: stage } = host;
  const real = await openSockets(stage);
  const ready: (Wanted & { readonly socket: RealSocket })[] = [];
  try {
    for (const one of wanted) ready.push({ ...one, socket: await prepare(real, one) });
    let lacks = false;
    const schedule = stage.start(labels, (library, _, state) => {
      const family = library === 'net' ? 'net' : 'ws';
      const at = ready.findIndex((one) => one.family === family && one.state === state);
      const [found] = at === -1 ? [] : ready.splice(at, 1);
      if (found === undefined) {
        wanted.push({ family, state });
        lacks = true;
        return null;
      }
      real.hand(found.socket);
      return simulatedFace(found.socket);
    });
    stage.begin((specifier) => requireReal(specifier, real) ?? stage.requireModule(specifier));
    const step = async (label: string): Promise<string | null> => {
      const reason = await perform(label, { real, schedule, host });
      await settle();
      stage.judgeRejections();
      return reason;
    };
    await settle();
    stage.judgeRejections();
    for (const label of labels) {
      if (schedule.ended || lacks) break;
      if (label.includes(' = ')) continue;
      const reason = await step(label);
      if (reason !== null) return { sends: real.sends, notDriven: `${label}: ${reason}` };
    }
    for (const due of schedule.due.splice(0)) due.perform();
    await arrive(real);
    return { sends: real.sends, notDriven: null };
  } catch (error) {
    if (error instanceof NotDriven) return { sends: [], notDriven: error.message };
    throw error;
  } finally {
    await real.end();
  }
}

function requireReal(specifier: string, real: RealSockets): unknown {
  return /^(node:)?events$/.test(specifier) ? events : real.require(specifier);
}

/** What the simulation's own code asks of a socket that it hands over. */
function simulatedFace({ face }: RealSocket): SimulatedSocket {
  return { face, isOfCaller: true } as SimulatedSocket;
}

async function prepare(real: RealSockets, { family, state }: Wanted): Promise<RealSocket> {
  const socket = await real.prepare(family);
  if (family === 'net') {
    const { face } = socket;
    if (state === 'closing' && face instanceof net.Socket) face.end();
    if (state === 'closed' && face instanceof net.Socket) face.destroy();
    await until(() => state !== 'closed' || socket.hasClosed);
    return socket;
  }
  if (state === 'connecting') return socket;
  const peer = await socket.peer;
  peer.accept();
  await until(() => stateOf(socket) === 1);
  if (state === 'open') return socket;
  peer.startClose();
  await until(() => stateOf(socket) === 2);
  if (state === 'closing') return socket;
  peer.end();
  await until(() => socket.hasClosed);
  return socket;
}

const stateOf = ({ face }: RealSocket): unknown => Reflect.get(face, 'readyState');

interface World {
  readonly real: RealSockets;
  readonly schedule: Run;
  readonly host: typeof Host;
}

/** Does what a label says; the reason where that cannot be done. */
async function perform(label: string, { real, schedule, host }: World): Promise<string | null> {
  const connection = /^(?:a )?connection(?: \((\d+)\))?$/.exec(label);
  if (connection !== null) {
    await real.connectTo(Number(connection[1] ?? 1) - 1);
    return null;
  }
  const own =
    /^socket(?: (\d+))? (opens|cannot connect|starts to close|closes|fails|(?:message|data) \d+)$/.exec(
      label,
    );
  if (own !== null) {
    const socket = real.sockets[Number(own[1] ?? 1) - 1];
    if (socket === undefined) return 'there is no such socket';
    return act(socket, own[2] ?? '', () => schedule.ended);
  }
  if (/^socket(?: \d+)? /.test(label)) return 'an event that a peer on the loopback does not bring about';
  return host.replay.perform(label) ? null : 'the world cannot do that here';
}

async function act(socket: RealSocket, what: string, isOver: () => boolean): Promise<string | null> {
  await until(() => socket.peerNow !== null || isOver());
  const { peerNow: peer, family } = socket;
  if (peer === null) return 'it has no peer';
  const done = async (holds: () => boolean) =>
    (await until(() => holds() || isOver())) ? null : 'it does not come about';
  switch (what) {
    case 'opens':
      peer.accept();
      return done(() => stateOf(socket) === 1);
    case 'cannot connect':
      peer.reset();
      return done(() => socket.hasClosed);
    case 'starts to close':
      peer.startClose();
      return done(() => stateOf(socket) === 2);
    case 'closes':
      if (socket.hasClosed) return null;
      peer.end();
      return done(() => socket.hasClosed);
    case 'fails':
      if (socket.hasClosed) return 'it has closed before';
      if (family === 'net') peer.reset();
      else if (stateOf(socket) === 0) peer.reset();
      else peer.breakProtocol();
      if (!(await until(() => socket.hasFailed || isOver()))) return 'it does not come about';
      peer.end();
      return done(() => socket.hasClosed);
    default: {
      const before = socket.messages;
      peer.message(`{"message":${what.split(' ')[1] ?? ''}}`);
      return done(() => socket.messages > before);
    }
  }
}

const ARRIVAL_MS = 200;

/** Waits for what was sent, and notes of each send whether it came to the other end. */
async function arrive({ sockets, sends }: RealSockets): Promise<void> {
  for (const [at, { peerNow }] of sockets.entries()) {
    const own = sends.filter(({ socket, hasThrown }) => socket === at + 1 && !hasThrown);
    const note = (): boolean => {
      let from = 0;
      const text = peerNow?.received() ?? '';
      for (const send of own) {
        const found = text.indexOf(send.text, from);
        send.isDelivered = found !== -1;
        if (found !== -1) from = found + send.text.length;
      }
      return own.every(({ isDelivered }) => isDelivered);
    };
    await until(note, ARRIVAL_MS);
  }
}
