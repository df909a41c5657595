// A socket changes its state, and those who listen to its end are told.
import type { State } from '@socket-safety/libraries';
import { emit } from './emitter.ts';
import { enter } from './failing.ts';
import { run } from './run.ts';
import { eventsOf, type SimulatedSocket } from './socket-state.ts';
import { makers } from './makers.ts';

export function setState(socket: SimulatedSocket, state: State): void {
  socket.state = state;
  for (const change of socket.onChange) change();
}

/** Closes for good and tells whoever listens; `fromOutside` says that no code of the program is on its way. */
export function announceClose(socket: SimulatedSocket, fromOutside: boolean): void {
  if (socket.over) return;
  socket.over = true;
  duringEnd(socket, () => tellOfClose(socket, fromOutside));
}

/** Runs what tells of a socket's end or failure. */
export function duringEnd(socket: SimulatedSocket, task: () => void): void {
  const schedule = run();
  const before = schedule.closing;
  schedule.closing = socket;
  schedule.callsWhileClosing.length = 0;
  try {
    task();
  } finally {
    schedule.closing = before;
  }
}

function tellOfClose(socket: SimulatedSocket, fromOutside: boolean): void {
  const notify = (task: () => void) => (fromOutside ? void enter(task) : task());
  const closing = eventsOf(socket.row, 'close');
  const [first] = closing;
  const states = first?.[1].states ?? ['closed'];
  setState(socket, states.includes('closed') ? 'closed' : (states.at(-1) ?? 'closed'));
  for (const { run: method } of socket.session.close) notify(method);
  for (const [name] of closing)
    notify(() =>
      emit(socket.face, name, [1006, makers.unknownValue('reason')], {
        code: 1006,
        reason: '',
        wasClean: false,
      }),
    );
  setState(socket, 'closed');
}
