// Every way to get a cell wrong: what the tests of the comparison are made of.
import {
  STATES,
  type EventRow,
  type Library,
  type MethodRow,
  type Outcome,
  type SocketRow,
  type State,
  type StateValue,
} from '@socket-safety/libraries';

/** A row that is wrong in one place. */
export interface Perturbation {
  /** What was done, for the test's report. */
  readonly change: string;
  readonly library: Library;
}

/** Steps into a row, and what to put there; `undefined` takes the member away. */
interface Edit {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

const OUTCOMES: readonly Outcome[] = [
  'ok',
  'throws',
  'error-event',
  'callback',
  'rejects',
  'status',
  'drops',
  'buffers',
];
const EVENT_ROLES: readonly EventRow['role'][] = ['open', 'message', 'close', 'error', 'other'];
const METHOD_ROLES: readonly MethodRow['role'][] = ['send', 'control', 'close'];
const LISTENERS: readonly SocketRow['listeners'][number][] = [
  'emitter',
  'event-target',
  'property',
  'event-object',
];
const PLACES: readonly SocketRow['constants']['on'][number][] = ['class', 'instance'];

/** Makes a row wrong in each of its cells in turn, in every way that the schema allows. What is right stays the same object. */
export function* perturbationsOf(library: Library): Generator<Perturbation> {
  for (const { path, value } of editsOf(library)) {
    yield {
      change: `${path.join('.')} = ${JSON.stringify(value) ?? 'absent'}`,
      // An edit leads into a row, and leaves its shape.
      library: edited(library, path, value) as Library,
    };
  }
}

function* editsOf(library: Library): Generator<Edit> {
  yield { path: ['versions'], value: '<1' };
  yield* memberEdits(['modules'], library.modules, ['unknown-module']);
  yield* exportEdits(['globals'], library.globals);
  yield* exportEdits(['exports'], library.exports);
  yield* leafEdits(['added'], library.added);
  yield* leafEdits(['classes'], library.classes);
  yield* leafEdits(['handlers'], library.handlers);
  yield* typeEdits(['types'], library.types);
  for (const [index, { types }] of (library.uses ?? []).entries())
    yield* typeEdits(['uses', index, 'types'], types);
  for (const index of (library.deviations ?? []).keys()) {
    yield { path: ['deviations', index, 'instead'], value: 'something else' };
    yield { path: ['deviations', index, 'versions'], value: '<1' };
    yield { path: ['deviations', index, 'cell'], value: 'versions' };
  }
}

function* typeEdits(types: Edit['path'], rows: Library['types']): Generator<Edit> {
  for (const [type, row] of Object.entries(rows)) {
    const path = [...types, type];
    if (row.socket !== undefined) yield* socketEdits([...path, 'socket'], row.socket);
    yield* exportEdits([...path, 'statics'], row.statics ?? {});
    for (const part of ['properties', 'methods', 'emits', 'handler', 'called'] as const) {
      yield* removals([...path, part], row[part] ?? {});
      yield* leafEdits([...path, part], row[part] ?? {});
    }
  }
}

function* exportEdits(path: Edit['path'], rows: Readonly<Record<string, unknown>>): Generator<Edit> {
  yield* removals(path, rows);
  for (const name of Object.keys(rows)) yield { path: [...path, name, 'class'], value: 'Blob' };
  yield* leafEdits(path, rows);
  yield { path: [...path, 'Unknown'], value: { class: 'WebSocket' } };
}

function* socketEdits(path: Edit['path'], row: SocketRow): Generator<Edit> {
  for (const [origin, state] of Object.entries(row.birth)) {
    yield* replacements([...path, 'birth', origin], STATES, state);
  }
  for (const [property, values] of Object.entries(row.properties)) {
    for (const [state, value] of Object.entries(values)) {
      yield* replacements([...path, 'properties', property, state], wrongValues(values, value), value);
    }
    if (row.check !== null)
      yield* replacements([...path, 'check', 'open'], wrongValues(values, row.check.open), row.check.open);
  }
  for (const [property, values] of Object.entries(row.varying ?? {}))
    for (const [state, several] of Object.entries(values))
      yield* memberEdits([...path, 'varying', property, state], several.map(String), ['elsewhere']);
  if (row.check !== null) yield { path: [...path, 'check', 'property'], value: 'url' };
  for (const [name, value] of Object.entries(row.constants.values)) {
    yield* replacements(
      [...path, 'constants', 'values', name],
      wrongValues(row.constants.values, value),
      value,
    );
  }
  yield* memberEdits([...path, 'constants', 'on'], row.constants.on, PLACES);
  yield* memberEdits([...path, 'listeners'], row.listeners, LISTENERS);
  yield* memberEdits([...path, 'frozen'], row.frozen ?? [], []);
  for (const part of ['properties', 'events', 'methods'] as const)
    yield* removals([...path, part], row[part]);
  for (const [event, claim] of Object.entries(row.events)) {
    yield* eventEdits([...path, 'events', event], claim);
  }
  for (const [method, claim] of Object.entries(row.methods)) {
    yield* methodEdits([...path, 'methods', method], claim);
  }
}

function* eventEdits(path: Edit['path'], row: EventRow): Generator<Edit> {
  yield* replacements([...path, 'role'], EVENT_ROLES, row.role);
  yield* memberEdits([...path, 'states'], row.states, STATES);
  // To name a state that is possible anyway is not wrong.
  const further = STATES.filter((state) => !row.states.includes(state));
  yield* replacements([...path, 'afterOwnClose'], [...further, undefined], row.afterOwnClose);
  yield* replacements([...path, 'unheard'], ['ends-process', undefined], row.unheard);
  yield* replacements([...path, 'last'], [true, undefined], row.last);
}

function* methodEdits(path: Edit['path'], row: MethodRow): Generator<Edit> {
  yield* replacements([...path, 'role'], METHOD_ROLES, row.role);
  yield* replacements([...path, 'callback'], ['last', undefined], row.callback);
  yield* replacements([...path, 'closeHandler'], ['inside', 'later'], row.closeHandler ?? 'later');
  // Absent cells read as the state before, and as the same with a callback.
  const becomes = Object.fromEntries(STATES.map((state) => [state, row.becomes?.[state] ?? state]));
  const withCallback = { ...row.withCallback };
  for (const state of STATES) {
    yield* replacements([...path, 'becomes'], wrongStates(becomes, state), null);
    yield* outcomeEdits([...path, 'outcome', state], row.outcome[state]);
    for (const wrong of OUTCOMES) {
      if (withCallback[state]?.length === 1 && withCallback[state][0] === wrong) continue;
      yield { path: [...path, 'withCallback'], value: { ...withCallback, [state]: [wrong] } };
    }
    if (withCallback[state] !== undefined) {
      yield { path: [...path, 'withCallback'], value: { ...withCallback, [state]: undefined } };
    }
  }
}

function* outcomeEdits(path: Edit['path'], outcomes: readonly Outcome[] | undefined): Generator<Edit> {
  yield { path, value: outcomes === undefined ? ['ok'] : undefined };
  yield { path, value: [] };
  for (const wrong of OUTCOMES) {
    if (outcomes?.includes(wrong) !== true) {
      yield { path, value: [wrong] };
      yield { path, value: [...(outcomes ?? []), wrong] };
    }
  }
}

/** Every other state, every other order, every number and word that isn't the one: in whatever an API hands over. */
function* leafEdits(path: Edit['path'], value: unknown): Generator<Edit> {
  switch (typeof value) {
    case 'number':
      yield { path, value: value + 1 };
      return;
    case 'string':
      yield* replacements(path, [...STATES, 'now', 'later', 'Blob'], value);
      return;
    case 'object':
      for (const [key, member] of Object.entries(value ?? {})) yield* leafEdits([...path, key], member);
      if (isStates(value)) yield* memberEdits(path, value, STATES);
      return;
    default:
      return;
  }
}

function isStates(value: unknown): value is readonly State[] {
  // An empty list is one of parameters.
  return (
    Array.isArray(value) && value.length > 0 && value.every((member) => STATES.includes(member as State))
  );
}

function* replacements(path: Edit['path'], choices: readonly unknown[], right: unknown): Generator<Edit> {
  for (const value of choices) {
    if (value !== right) yield { path, value };
  }
}

function* memberEdits(
  path: Edit['path'],
  members: readonly string[],
  choices: readonly string[],
): Generator<Edit> {
  for (const member of members) yield { path, value: members.filter((other) => other !== member) };
  for (const choice of choices) {
    if (!members.includes(choice)) yield { path, value: [...members, choice] };
  }
}

function* removals(path: Edit['path'], members: object): Generator<Edit> {
  for (const name of Object.keys(members)) yield { path: [...path, name], value: undefined };
}

function wrongValues(
  values: Readonly<Record<string, StateValue>>,
  value: StateValue,
): readonly (StateValue | undefined)[] {
  return [...Object.values(values), String(value), true, undefined];
}

function wrongStates(
  becomes: Readonly<Record<string, State>>,
  state: State,
): readonly Readonly<Record<string, State>>[] {
  return STATES.filter((wrong) => wrong !== becomes[state]).map((wrong) => ({ ...becomes, [state]: wrong }));
}

function edited(library: Library, path: Edit['path'], value: unknown): Library {
  let owner: object = library;
  let rest = path;
  for (const [index, step] of path.slice(0, -1).entries()) {
    const member: unknown = Reflect.get(owner, step);
    if (typeof member !== 'object' || member === null) break;
    owner = member;
    rest = path.slice(index + 1);
  }
  // It is an object that stands where a library's row stood.
  return exchanged(library, owner, withMember(owner, rest, value), new Map()) as Library;
}

function withMember(owner: object, [step = '', ...rest]: Edit['path'], value: unknown): object {
  const copy: object = Array.isArray(owner) ? [...owner] : { ...owner };
  const member = rest.length === 0 ? value : withMember({}, rest, value);
  if (member === undefined) Reflect.deleteProperty(copy, step);
  else Reflect.set(copy, step, member);
  return copy;
}

/** Puts one object in the place of another wherever that stands: what two parts of a row share, they share afterwards. */
function exchanged(whole: unknown, from: object, to: object, known: Map<object, object>): unknown {
  if (typeof whole !== 'object' || whole === null) return whole;
  if (whole === from) return to;
  const before = known.get(whole);
  if (before !== undefined) return before;
  const changes = Object.entries(whole).flatMap(([key, member]) => {
    const other = exchanged(member, from, to, known);
    return other === member ? [] : [[key, other] as const];
  });
  const after =
    changes.length === 0
      ? whole
      : Object.assign(Array.isArray(whole) ? [...whole] : { ...whole }, Object.fromEntries(changes));
  known.set(whole, after);
  return after;
}
