// One kind of socket: what to ask it, what each call does in each state, and what each event tells.
import {
  STATES,
  type EventRow,
  type MethodRow,
  type Outcome,
  type SocketRow,
  type Source,
  type State,
  type StateValue,
} from '@socket-safety/libraries';
import { familyStatesOf, printOpenCheck } from '@socket-safety/libraries/words';
import { printCell, printNames, printTable } from './words.ts';

/** Prints the description of a socket, without a heading. */
export function printSocket(name: string, socket: SocketRow): string {
  return [printState(name, socket), printMethods(socket), printEvents(socket)].filter(Boolean).join('\n\n');
}

function printState(name: string, socket: SocketRow): string {
  const { birth, properties, misleading = {}, frozen = [] } = socket;
  const check = printOpenCheck(name, socket);
  const born = birth.construct === undefined ? '' : `; \`new\` makes it ${birth.construct}`;
  return [
    `- States: ${familyStatesOf(socket).join(', ')}${born}.`,
    check === null
      ? '- Open check: none. Remember its close event, or catch what a send throws.'
      : `- Open check: \`${check}\`.`,
    ...Object.entries(properties).map(
      ([property, values]) => `- Read as a check: \`${property}\`, ${printValues(property, values, socket)}.`,
    ),
    ...Object.entries(misleading).map(
      ([property, reason]) => `- Looks like a check and is none: \`${property}\`, since ${reason}.`,
    ),
    ...frozen.map(
      (property) =>
        `- A copy that never changes: \`${property}\` tells what was true when a handler got the object.`,
    ),
  ].join('\n');
}

/** `0` connecting, `1` or `OPEN` open */
function printValues(
  property: string,
  values: Readonly<Partial<Record<State, StateValue>>>,
  { constants, varying = {} }: SocketRow,
): string {
  const meanings = new Map<StateValue, State[]>();
  for (const state of STATES) {
    const value = values[state];
    for (const one of value === undefined ? (varying[property]?.[state] ?? []) : [value])
      meanings.set(one, [...(meanings.get(one) ?? []), state]);
  }
  const printed = [...meanings].map(([value, states]) => {
    const name = Object.entries(constants.values).find(([, one]) => one === value)?.[0];
    const names = [JSON.stringify(value).replaceAll('"', "'"), ...(name === undefined ? [] : [name])];
    return `${names.map((one) => `\`${one}\``).join(' or ')} ${states.join(' or ')}`;
  });
  return printed.join(', ');
}

function printMethods(socket: SocketRow): string {
  const states = familyStatesOf(socket);
  const rows = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const [name, method] of Object.entries(socket.methods))
    for (const [call, cells] of callsOf(name, method, states)) {
      const suffix = call.slice(name.length);
      const key = [suffix, ...cells].join('|');
      const same = rows.get(key);
      if (same === undefined) rows.set(key, { names: [call], cells });
      else same.names.push(call);
    }
  return printTable(
    ['call', ...states.map((state) => `while ${state}`), 'then', 'source'],
    [...rows.values()].map(({ names, cells }) => [printNames(names), ...cells]),
  );
}

/** A method's line, and a second one where a callback makes a difference. */
function* callsOf(
  name: string,
  method: MethodRow,
  states: readonly State[],
): Generator<readonly [call: string, cells: readonly string[]]> {
  const cellsOf = (outcome: Readonly<Partial<Record<State, readonly Outcome[]>>>) => [
    ...states.map((state) => printCell(outcome[state])),
    printMove(method, states),
    printSource(method.source),
  ];
  yield [`${name}()`, cellsOf(method.outcome)];
  if (method.withCallback !== undefined)
    yield [`${name}(…, callback)`, cellsOf({ ...method.outcome, ...method.withCallback })];
}

/** What a call that only asks for an open socket leaves open was so before. */
function printMove({ role, becomes = {}, closeHandler }: MethodRow, known: readonly State[]): string {
  if (role === 'open') return known.includes('connecting') ? 'is open' : '';
  if (role !== 'close') return '';
  const states = new Set(Object.values(becomes));
  const after = STATES.filter((state) => states.has(state)).join(' or ');
  return `is ${after}${closeHandler === 'inside' ? ', and its close handler has run' : ''}`;
}

function printEvents({ events }: SocketRow): string {
  if (Object.keys(events).length === 0) return '';
  const rows = new Map<string, { readonly names: string[]; readonly cells: readonly string[] }>();
  for (const [name, event] of Object.entries(events)) {
    const cells = [event.states.join(' or '), noteOf(event), printSource(event.source)];
    const same = rows.get(cells.join('|'));
    if (same === undefined) rows.set(cells.join('|'), { names: [name], cells });
    else same.names.push(name);
  }
  return printTable(
    ['event', 'the socket is then', 'note', 'source'],
    [...rows.values()].map(({ names, cells }) => [printNames(names), ...cells]),
  );
}

function noteOf({ afterOwnClose, unheard, last }: EventRow): string {
  return [
    ...(afterOwnClose === undefined ? [] : [`or ${afterOwnClose}, after the program closed it itself`]),
    ...(unheard === undefined ? [] : ['**ends the process** without a listener']),
    ...(last === undefined ? [] : ['nothing follows']),
  ].join('; ');
}

/** What was replayed and what is cited stands below the tables. */
function printSource(source: Source): string {
  return 'replay' in source ? 'replayed' : 'cited';
}
