// One kind of socket: that its states, values, events and methods fit together.
import {
  STATES,
  type EventRow,
  type MethodRow,
  type Outcome,
  type SocketRow,
  type State,
  type StateValue,
} from '@socket-safety/libraries';
import { mustBe, printChoice, printFound, printSuggestion, type Path, type Problem } from './problem.ts';

/** Returns the states that a family has: those in which its methods say what they do. */
export function statesOf({ methods }: SocketRow): readonly State[] {
  return STATES.filter((state) =>
    Object.values(methods).some(({ outcome }) => Object.hasOwn(outcome, state)),
  );
}

/** Lists the contradictions in the row of a socket. `path` leads to it. */
export function* checkSocket(socket: SocketRow, path: Path): Generator<Problem> {
  const states = statesOf(socket);
  if (!states.includes('open')) {
    yield wrong([...path, 'methods'], 'must have a method that says what it does while "open"');
    return;
  }
  const foreign = (found: readonly string[], at: Path) => foreignStates(found, states, at);
  yield* foreign(Object.values(socket.birth), [...path, 'birth', 'construct']);
  for (const [name, values] of Object.entries(socket.properties)) {
    yield* foreign(Object.keys(values), [...path, 'properties', name]);
    if (Object.keys(values).length === 0)
      yield wrong([...path, 'properties', name], `must give its value in a state: ${printChoice(states)}`);
  }
  for (const [name, values] of Object.entries(socket.varying ?? {}))
    yield* checkVarying(name, values, socket, [...path, 'varying', name]);
  yield* checkCheck(socket, states, [...path, 'check']);
  yield* checkConstants(socket, [...path, 'constants']);
  for (const name of socket.frozen ?? [])
    if (!Object.hasOwn(socket.properties, name))
      yield wrong(
        [...path, 'frozen'],
        `names "${name}", which is none of "properties"${printSuggestion(name, Object.keys(socket.properties))}`,
      );
  for (const name of Object.keys(socket.misleading ?? {}))
    if (Object.hasOwn(socket.properties, name))
      yield wrong([...path, 'misleading', name], 'stands in "properties" as well, where it tells of a state');
  for (const [name, event] of Object.entries(socket.events))
    yield* checkEvent(event, states, [...path, 'events', name]);
  for (const [name, method] of Object.entries(socket.methods))
    yield* checkMethod(method, socket, states, [...path, 'methods', name]);
  for (const [state, after] of Object.entries(socket.outside ?? {}))
    yield* foreign([state, ...after], [...path, 'outside']);
}

function* foreignStates(found: readonly string[], states: readonly State[], path: Path): Generator<Problem> {
  for (const state of found)
    if (!states.some((known) => known === state))
      yield wrong(path, `names "${state}", a state that no method of this socket has`);
}

/** Several values of a property that has one in other states. */
function* checkVarying(
  name: string,
  values: NonNullable<SocketRow['varying']>[string],
  { properties, ...socket }: SocketRow,
  path: Path,
): Generator<Problem> {
  const fixed = properties[name];
  if (fixed === undefined) {
    yield wrong(path, `is none of "properties"${printSuggestion(name, Object.keys(properties))}`);
    return;
  }
  yield* foreignStates(Object.keys(values), statesOf({ properties, ...socket }), path);
  for (const [state, several] of Object.entries(values)) {
    if (Object.hasOwn(fixed, state))
      yield wrong([...path, state], 'stands in "properties" as well, where it is a single value');
    if (several.length < 2) yield wrong([...path, state], 'must list two values or more');
  }
}

function* checkCheck(
  { check, properties }: SocketRow,
  states: readonly State[],
  path: Path,
): Generator<Problem> {
  if (check === null) {
    // A property that tells open from every other state is a check.
    const telling = Object.entries(properties).flatMap(([name, values]) => {
      const { open } = values;
      const looksOpen = (state: State): boolean => open !== undefined && isShown(values[state], open);
      return open === undefined || states.some((state) => state !== 'open' && looksOpen(state)) ? [] : name;
    });
    if (telling.length > 0)
      yield wrong(path, `must be an object, since there are properties to ask: ${telling.join(', ')}`);
    return;
  }
  const pairs = [{ ...check, at: path }];
  if (check.also !== undefined) pairs.push({ ...check.also, at: [...path, 'also'] });
  for (const { property, open, at } of pairs) {
    const values = properties[property];
    const names = Object.keys(properties);
    if (values === undefined)
      yield wrong(
        [...at, 'property'],
        `names no property of "properties"${printSuggestion(property, names) || `: there are ${names.join(', ') || 'none'}`}`,
      );
    else if (values.open !== undefined && values.open !== open)
      yield wrong([...at, 'open'], mustBe(`${printFound(values.open)}, as in "properties"`, open));
  }
  const proven = states.filter((state) =>
    pairs.every(({ property, open }) => isShown(properties[property]?.[state], open)),
  );
  const others = proven.filter((state) => state !== 'open');
  if (others.length > 0 && pairs.every(({ property }) => properties[property] !== undefined))
    yield wrong(path, `proves nothing: a socket that is ${others.join(' or ')} shows the same`);
}

/** A state without a value may show any. */
function isShown(shown: StateValue | undefined, open: StateValue): boolean {
  return shown === undefined || shown === open;
}

function* checkConstants({ constants, properties, varying = {} }: SocketRow, path: Path): Generator<Problem> {
  const values = [...Object.values(properties), ...Object.values(varying)].flatMap((states) =>
    Object.values(states).flat(),
  );
  for (const [name, value] of Object.entries(constants.values))
    if (!values.includes(value))
      yield wrong([...path, 'values', name], `is ${printFound(value)}, which no property shows`);
  const isNamed = Object.keys(constants.values).length > 0;
  if (isNamed !== constants.on.length > 0)
    yield wrong(
      [...path, 'on'],
      isNamed
        ? 'must say where the constants are: "class", "instance" or both'
        : 'must be empty, since there are no values',
    );
}

function* checkEvent(event: EventRow, states: readonly State[], path: Path): Generator<Problem> {
  yield* foreignStates(event.states, states, [...path, 'states']);
  if (event.states.length === 0)
    yield wrong([...path, 'states'], `must name a state: ${printChoice(states)}`);
  if (event.afterOwnClose !== undefined) {
    yield* foreignStates([event.afterOwnClose], states, [...path, 'afterOwnClose']);
    if (event.states.includes(event.afterOwnClose))
      yield wrong(
        [...path, 'afterOwnClose'],
        `names "${event.afterOwnClose}", which is among "states" already`,
      );
  }
  if (event.role === 'open' && event.states.some((state) => state !== 'open'))
    yield wrong([...path, 'states'], 'must be ["open"], since this event says that the socket is open');
  if (event.role === 'close' && event.states.includes('open'))
    yield wrong([...path, 'states'], 'must not name "open", since this event says that the socket is closed');
  if (event.last === true && event.states.includes('open'))
    yield wrong([...path, 'last'], 'must be left out, since an open socket has more events to come');
  if (event.tellsCode === true && event.role !== 'close')
    yield wrong([...path, 'tellsCode'], 'must be left out: only an event that tells of the close has a code');
  if (event.unheard !== undefined && event.role !== 'error')
    yield wrong(
      [...path, 'unheard'],
      `must be left out of an event of the role "${event.role}": only "error" ends the process`,
    );
}

function* checkMethod(
  method: MethodRow,
  socket: SocketRow,
  states: readonly State[],
  path: Path,
): Generator<Problem> {
  const missing = states.filter((state) => method.outcome[state] === undefined);
  if (missing.length > 0)
    yield wrong(
      [...path, 'outcome'],
      `must say what happens in every state: ${printChoice(missing)} is missing`,
    );
  // Opening what is open may be refused.
  if (
    method.role !== 'open' &&
    method.outcome.open !== undefined &&
    (method.outcome.open.length !== 1 || method.outcome.open[0] !== 'ok')
  )
    yield wrong([...path, 'outcome', 'open'], mustBe('["ok"]', method.outcome.open));
  for (const [state, outcomes] of Object.entries(method.outcome))
    yield* checkOutcomes(outcomes, method, socket, [...path, 'outcome', state]);
  yield* checkMoves(method, states, path);
  yield* checkWithCallback(method, states, path);
}

function* checkOutcomes(
  outcomes: readonly Outcome[],
  { callback }: MethodRow,
  socket: SocketRow,
  path: Path,
): Generator<Problem> {
  if (outcomes.length === 0) yield wrong(path, 'must say what happens: "ok", "throws", "drops", …');
  if (outcomes.includes('ok') && outcomes.length > 1)
    yield wrong(path, `must not hold "ok" beside ${printChoice(outcomes.filter((one) => one !== 'ok'))}`);
  if (outcomes.includes('callback') && callback === undefined)
    yield wrong(path, 'tells a callback, but the method takes none: add "callback": "last"');
  if (outcomes.includes('error-event') && !Object.values(socket.events).some(({ role }) => role === 'error'))
    yield wrong(path, 'emits an error, but no event of this socket has the role "error"');
}

function* checkMoves(
  { becomes = {}, role, closeHandler }: MethodRow,
  states: readonly State[],
  path: Path,
): Generator<Problem> {
  yield* foreignStates(Object.entries(becomes).flat(), states, [...path, 'becomes']);
  // What opens a socket again goes back.
  for (const [before, after] of role === 'open' ? [] : Object.entries(becomes)) {
    // A close call that only asks for the end says that the state stays.
    if (role === 'close' && after === before) continue;
    if (STATES.indexOf(after) <= STATES.findIndex((state) => state === before))
      yield wrong(
        [...path, 'becomes', before],
        `must be a state that comes after "${before}", not "${after}"`,
      );
  }
  if (role === 'close' && Object.keys(becomes).length === 0)
    yield wrong([...path, 'becomes'], 'is missing: a close call says which state follows');
  // A send that fails can be the end of a socket that was closing; one that is open it leaves so.
  if (role !== 'close' && becomes.open !== undefined)
    yield wrong([...path, 'becomes', 'open'], `must be left out of a method of the role "${role}"`);
  if ((closeHandler !== undefined) !== (role === 'close'))
    yield wrong(
      [...path, 'closeHandler'],
      closeHandler === undefined
        ? 'is missing: a close call says "inside" or "later"'
        : `must be left out of a method of the role "${role}"`,
    );
}

function* checkWithCallback(
  { withCallback, callback, outcome }: MethodRow,
  states: readonly State[],
  path: Path,
): Generator<Problem> {
  if (withCallback === undefined) return;
  if (callback === undefined) yield wrong([...path, 'withCallback'], 'needs "callback": "last"');
  yield* foreignStates(Object.keys(withCallback), states, [...path, 'withCallback']);
  for (const state of STATES) {
    const told = withCallback[state];
    if (told !== undefined && told.join() === outcome[state]?.join())
      yield wrong([...path, 'withCallback', state], 'is the same as without one: leave it out');
  }
}

function wrong(path: Path, says: string): Problem {
  return { path, kind: 'wrong', says };
}
