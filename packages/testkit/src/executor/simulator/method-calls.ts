// What a call on a socket does: how it answers in the state that the socket is in, whom it tells, and what it changes.
import type { MethodRow, Outcome } from '@socket-safety/libraries';
import { RANK } from './actions.ts';
import { isHeard, tell } from './emitter.ts';
import { announceClose, setState } from './ends.ts';
import { blamed, enter, worldError } from './failing.ts';
import { makePending, makeRejected } from './promises.ts';
import { run, say, sight, tables } from './run.ts';
import { eventsOf, type SimulatedSocket } from './socket-state.ts';
import { makers } from './makers.ts';

/** Calls a method of a row on a socket, and looks at what becomes of it. */
export function callMethod(
  socket: SimulatedSocket,
  name: string,
  method: MethodRow,
  given: unknown[],
  face: object,
): unknown {
  const schedule = run();
  const site = tables().calls[schedule.call];
  const line = site?.line ?? 0;
  const last = given.at(-1);
  const callback = method.callback === 'last' && typeof last === 'function' ? last : null;
  const sends =
    method.role === 'send' || (method.sends === true && given.length > 0 && given[0] !== undefined);
  if (sends) schedule.sends.add(line);
  if (sends && socket.state === 'open') schedule.sentWhileOpen.add(line);
  const { state } = socket;
  if (socket.over && !socket.isOfCaller) schedule.touched = Math.min(schedule.touched, socket.nth);
  const outcome = (callback === null ? undefined : method.withCallback?.[state]) ??
    method.outcome[state] ?? ['ok'];
  if (sends) schedule.sendCalls.push({ line, socket: socket.nth, outcome, hasCallback: callback !== null });
  const told = (what: string) => `${name} on ${stateWords(socket)} → ${what}`;
  if (outcome.includes('throws')) {
    say(told('throws'));
    const message = `${socket.library.name}: ${name} in state ${state}.`;
    // What sets the headers says itself that nothing was sent yet: whoever calls it vouches for that.
    throw method.role === 'open' ? worldError(message) : blamed(message, line);
  }
  const mayFail = Object.values(method.outcome).flat();
  const result = (): unknown => {
    if (method.returns === 'itself') return face;
    if (mayFail.includes('rejects')) return settleLater(name);
    if (mayFail.includes('status')) return outcome.includes('status') ? false : true;
    return mayFail.includes('callback') ? outcome.includes('ok') : undefined;
  };
  if (outcome.includes('rejects')) {
    say(told('rejects'));
    return makeRejected(blamed(`${socket.library.name}: ${name} in state ${state}.`, line));
  }
  if (callback !== null) callBack(callback, outcome, { label: `${name} calls back`, line });
  judgeOutcome(socket, outcome, {
    line,
    sends,
    name,
    told,
    heard: callback !== null && !ignores(callback, site),
    hasCallback: callback !== null,
  });
  move(socket, name, method);
  const returned = socket.library.types[socket.type]?.methods?.[name];
  if (returned !== undefined) return makers.callFunction(returned, face, given, socket.library);
  if (outcome.includes('status') && site?.discarded !== false)
    sight('lost', line, told('a status that nobody reads'));
  return result();
}

function stateWords({ name, state }: SimulatedSocket): string {
  return `the ${state} ${name}`;
}

interface Judged {
  readonly line: number;
  readonly sends: boolean;
  readonly name: string;
  readonly told: (what: string) => string;
  /** A callback looks at its error. */
  readonly heard: boolean;
  readonly hasCallback: boolean;
}

function judgeOutcome(socket: SimulatedSocket, outcome: readonly Outcome[], judged: Judged): void {
  const { line, sends, told, heard, hasCallback } = judged;
  if (outcome.includes('error-event')) {
    emitLater(socket, line, judged);
    return;
  }
  const lost = outcome.includes('drops') || (outcome.includes('callback') && !heard);
  if (sends && lost) sight(hasCallback ? 'ignored' : 'lost', line, told('lost'));
  else if (lost) say(told('lost'));
}

/** An `error` event that a call brings about; with nobody to hear it, it may end the process. */
function emitLater(socket: SimulatedSocket, line: number, { told, sends, heard }: Judged): void {
  say(told('an error event'));
  const [name = 'error', event] = eventsOf(socket.row, 'error')[0] ?? [];
  run().due.push({
    label: `${socket.name} tells of the error`,
    rank: RANK.due,
    times: 1,
    perform: () => {
      if (isHeard(socket.face, name))
        return tell(socket.face, name, [worldError('write after end')], {
          error: worldError('write after end'),
        });
      if (event?.unheard === 'ends-process') {
        run().ended = true;
        const kind = sends && !tables().bringsUnheardErrors ? 'throws' : 'dies';
        return sight(kind, line, 'nobody hears the error event: the process ends');
      }
      if (sends && !heard) sight('lost', line, 'nobody hears of it');
    },
  });
}

function callBack(
  callback: object,
  outcome: readonly Outcome[],
  { label, line }: { readonly label: string; readonly line: number },
): void {
  const failed = outcome.includes('callback');
  run().due.push({
    label,
    rank: RANK.due,
    times: 1,
    perform: () => {
      enter(() => {
        Reflect.apply(callback as () => void, undefined, failed ? [blamed('not open', line)] : []);
      });
    },
  });
}

function ignores(callback: object, site: { readonly ignoresError: boolean } | undefined): boolean {
  return site?.ignoresError === true || (callback as () => void).length === 0;
}

function settleLater(name: string): Promise<unknown> {
  const { promise, resolve } = makePending();
  run().due.push({ label: `${name} is done`, rank: RANK.due, times: 1, perform: () => resolve(true) });
  return promise;
}

/** What the call does to the socket's own state. */
function move(socket: SimulatedSocket, name: string, method: MethodRow): void {
  const next = method.becomes?.[socket.state];
  if (method.endsDelivery === true && !socket.hearingMessage) socket.deliveryEnded = true;
  if (next === undefined || next === socket.state) return;
  setState(socket, next);
  if (method.role !== 'close') return;
  say(`${name} on ${socket.name}`);
  socket.closedByProgram = true;
  if (method.closeHandler === 'inside') announceClose(socket, false);
}
