// The world around the program: what can happen now, and the one thing that happens next.
import type { EventRow, State } from '@socket-safety/libraries';
import { RANK, type Action } from './actions.ts';
import { chooseAction } from './choose.ts';
import { isHeard, tell } from './emitter.ts';
import { enter, worldError } from './failing.ts';
import { run, say, sight, tables } from './run.ts';
import { announceClose, duringEnd, setState } from './ends.ts';
import { isEveryoneGone } from './keeping.ts';
import { eventsOf, hasState, isOpenedByProgram, listEvents, type SimulatedSocket } from './socket-state.ts';
import { timerAction } from './timers.ts';
import { unknownValue } from './values.ts';

const MAX_STEPS = 60;
/** A program that connects again and again is left alone after so many; its further sockets stay as they are. */
const MAX_SOCKETS = 6;
const MESSAGES = 2;

/** Performs one thing; false when nothing is left. */
export function step(): boolean {
  const schedule = run();
  if (schedule.ended || schedule.step >= MAX_STEPS) return false;
  const due = schedule.due.shift();
  if (due !== undefined) {
    due.perform();
    return true;
  }
  const actions = possibleActions();
  const first = actions[0];
  if (first === undefined || first.rank === RANK.fails) return false;
  const at = chooseAction(actions);
  const action = actions[at];
  if (action === undefined) return false;
  schedule.step++;
  schedule.made.push(action.label);
  say(action.label);
  action.times--;
  action.perform();
  return true;
}

function possibleActions(): readonly Action[] {
  const { offers, sockets } = run();
  const possible: Action[] = [];
  for (const offer of offers) if (offer.times > 0 && (offer.isPossible?.() ?? true)) possible.push(offer);
  for (const socket of sockets) addActions(socket, possible);
  const timer = timerAction(isEveryoneGone());
  if (timer !== null) possible.push(timer);
  return possible.sort((left, right) => left.rank - right.rank);
}

function addActions(socket: SimulatedSocket, into: Action[]): void {
  const { name, state, row } = socket;
  if (socket.over || socket.nth > MAX_SOCKETS) return;
  const add = (what: string, rank: number, perform: () => void) =>
    into.push({ label: `${name} ${what}`, rank, times: 1, perform });
  const outside = row.outside?.[state];
  const canBecome = (next: State) =>
    next !== state && hasState(row, next) && (outside === undefined || outside.includes(next));
  if (state === 'connecting' && !isOpenedByProgram(row)) {
    if (canBecome('open')) add('opens', RANK.opens, () => opens(socket));
    if (canBecome('closed')) add('cannot connect', RANK.fails, () => failsToConnect(socket));
  }
  if (state === 'open') {
    if (canBecome('closing')) add('starts to close', RANK.leaves, () => setState(socket, 'closing'));
    if (canBecome('closed'))
      add('closes', canBecome('closing') ? RANK.fails : RANK.leaves, () => leaves(socket));
  }
  if (state === 'closing' || (state === 'closed' && !socket.over))
    add('closes', RANK.closes, () => announceClose(socket, true));
  for (const [event, { role, states, afterOwnClose }] of listEvents(row)) {
    if (!isHeard(socket.face, event)) {
      if (
        tables().bringsUnheardErrors &&
        !socket.deliveryEnded &&
        !socket.isLookedAfter &&
        mayDie(socket, event)
      )
        add('fails unheard', RANK.fails, () => failsUnheard(socket));
      continue;
    }
    const isDue = states.includes(state) || (socket.closedByProgram && afterOwnClose === state);
    if (role === 'message' && isDue && !socket.deliveryEnded && socket.messages < MESSAGES)
      add(`${event} ${socket.messages + 1}`, RANK.message, () => hearMessage(socket, event));
    if (role === 'other' && states.includes(state) && !socket.heardOnce.has(event))
      add(event, RANK.event, () => {
        socket.heardOnce.add(event);
        tell(socket.face, event, [unknownValue(event)], { data: unknownValue('data') });
      });
    // A connection that the program has torn down has nothing left that could fail.
    if (role === 'error' && !socket.over && !socket.deliveryEnded)
      add('fails', RANK.fails, () => fails(socket, event, states));
  }
  for (const method of socket.session.message)
    if (state === 'open' && socket.messages < MESSAGES)
      add(`${method.name} ${socket.messages + 1}`, RANK.message, () => {
        socket.messages++;
        enter(method.run);
      });
}

/** Tells whether an error that nobody hears can come from outside, and ends the process. */
function mayDie({ row, nth }: SocketVitals, name: string): boolean {
  const event = row.events[name];
  if (event?.unheard !== 'ends-process' || isHeard(program(), 'uncaughtException')) return false;
  // Those of failed calls are brought about by the calls.
  if (event.from === 'failed-calls') return false;
  if (event.from !== 'calls-without-callback') return true;
  return run().sendCalls.some(({ socket, hasCallback }) => socket === nth && !hasCallback);
}

type SocketVitals = Pick<SimulatedSocket, 'row' | 'nth'>;

/** `process`, as the program knows it. */
function program(): object {
  return Reflect.get(globalThis, 'process') as object;
}

/** Nobody listens: the process ends. */
function failsUnheard({ line }: SimulatedSocket): void {
  run().ended = true;
  sight('dies', line, 'the process ends');
}

/** Where a peer's end is heard by itself, it comes first. */
function leaves(socket: SimulatedSocket): void {
  const end = socket.row.events['end'];
  if (end?.role === 'other' && end.states.includes(socket.state)) tell(socket.face, 'end', []);
  announceClose(socket, true);
}

function opens(socket: SimulatedSocket): void {
  setState(socket, 'open');
  for (const [event] of eventsOf(socket.row, 'open')) tell(socket.face, event, []);
}

function hearMessage(socket: SimulatedSocket, event: string): void {
  socket.messages++;
  socket.hearingMessage = true;
  const text = messageText(socket.messages);
  tell(socket.face, event, [text, false], { data: text });
  socket.hearingMessage = false;
}

const messageText = (nth: number): string => `{"message":${nth}}`;

function fails(socket: SimulatedSocket, event: string, states: EventRow['states']): void {
  const [next = 'closed'] = states.includes(socket.state) ? [socket.state] : states;
  if (next !== 'connecting') setState(socket, next);
  const error = Object.assign(worldError('the connection failed'), codeOfError());
  duringEnd(socket, () => tell(socket.face, event, [error], { error, message: error.message }));
  if (!run().ended && next !== 'connecting') run().due.push(closing(socket));
}

/** One of the codes that the program asks for. */
function codeOfError(): object {
  const code = unknownValue('code');
  return code === undefined ? {} : { code };
}

function closing(socket: SimulatedSocket): Action {
  return {
    label: `${socket.name} closes`,
    rank: RANK.due,
    times: 1,
    perform: () => announceClose(socket, true),
  };
}

function failsToConnect(socket: SimulatedSocket): void {
  const [event, row] = eventsOf(socket.row, 'error')[0] ?? [];
  if (event === undefined || row === undefined || !isHeard(socket.face, event))
    return announceClose(socket, true);
  fails(
    socket,
    event,
    row.states.filter((state) => state !== 'open'),
  );
}
