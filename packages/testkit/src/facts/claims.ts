import type {
  EventRow,
  ExportRow,
  FunctionRow,
  Library,
  MethodRow,
  SocketRow,
  Source,
  State,
  TypeRef,
  TypeRow,
} from '@socket-safety/libraries';
import { STATES } from '@socket-safety/libraries';
import type { Part } from './driver.ts';
import { borrowedSockets, handoversOf, type Handover } from './handovers.ts';
import {
  checksAmong,
  printCallback,
  printCheck,
  printList,
  printParameters,
  printSocket,
  printValue,
  printValues,
} from './cells.ts';

/** What a row says in one cell. */
export interface Claim {
  readonly value: string;
  /** What the claim rests on: a replay, a deviation, a citation, or the part of the row in which it stands. */
  readonly rests: 'replay' | 'deviation' | 'citation' | Part;
  /**
   * `every` implementation of the row has to show it; or at least `some`, where the row says what is possible; or `none`
   * need to, where it follows from another claim.
   */
  readonly shownBy: 'every' | 'some' | 'none';
}

/** Claims by cell. */
export type Claims = ReadonlyMap<string, Claim>;

type Unfounded = Omit<Claim, 'rests'>;
type Entry<T = Claim> = readonly [cell: string, claim: T];

/** Spells out everything that a row claims and a replay can show. Each row is read once. */
export function claimsOf(library: Library): Claims {
  const known = CLAIMS.get(library) ?? readClaims(library);
  CLAIMS.set(library, known);
  return known;
}

const CLAIMS = new WeakMap<Library, Claims>();

function readClaims(library: Library): Claims {
  return new Map([
    ...resting('replay', [entry('versions', 'hold')]),
    ...resting('names', [
      ...library.modules.map((module) => entry(`modules.${module}`, 'same class', 'some')),
      ...prefixed('globals', exportClaims(library.globals)),
      ...prefixed('exports', exportClaims(library.exports)),
    ]),
    ...borrowedSockets(library).flatMap(([type, row]) => prefixed(type, socketClaims(library.id, row))),
    ...Object.entries(library.types).flatMap(([type, row]) => prefixed(type, typeClaims(library.id, row))),
    ...resting('handovers', handoversOf(library).flatMap(handoverClaims)),
  ]);
}

function handoverClaims({ type, name, at, ...moments }: Handover): readonly Entry<Unfounded>[] {
  return prefixed(`${type}.handovers.${name}`, [
    ...(at === null ? [] : [entry('at', at)]),
    ...momentClaims(moments),
  ]);
}

function entry(cell: string, value: string, shownBy: Claim['shownBy'] = 'every'): Entry<Unfounded> {
  return [cell, { value, shownBy }];
}

function resting(rests: Claim['rests'], entries: readonly Entry<Unfounded>[]): readonly Entry[] {
  return entries.map(([cell, claim]) => [cell, { ...claim, rests }]);
}

function sourced(id: string, source: Source, entries: readonly Entry<Unfounded>[]): readonly Entry[] {
  if (!('replay' in source)) return resting('citation', entries);
  return resting(source.replay.startsWith(`${id}/`) ? 'replay' : 'borrowed', entries);
}

function prefixed<T>(prefix: string, entries: readonly Entry<T>[]): readonly Entry<T>[] {
  return entries.map(([cell, claim]) => [`${prefix}.${cell}`, claim]);
}

// An export may be younger than the oldest version of the row.
function exportClaims(rows: Readonly<Record<string, ExportRow>>): readonly Entry<Unfounded>[] {
  return Object.entries(rows).map(([name, row]) =>
    entry(name, 'class' in row ? row.class : 'function' in row ? 'function' : 'object', 'some'),
  );
}

// Rows that are wrong in one place share all other types.
function typeClaims(id: string, row: TypeRow): readonly Entry[] {
  const known = TYPE_CLAIMS.get(row);
  if (known?.id === id) return known.claims;
  const claims = readTypeClaims(id, row);
  TYPE_CLAIMS.set(row, { id, claims });
  return claims;
}

const TYPE_CLAIMS = new WeakMap<TypeRow, { readonly id: string; readonly claims: readonly Entry[] }>();

function readTypeClaims(
  id: string,
  { socket, statics, properties, methods, emits }: TypeRow,
): readonly Entry[] {
  return [
    ...(socket === undefined ? [] : socketClaims(id, socket)),
    ...resting('names', prefixed('statics', exportClaims(statics ?? {}))),
    ...resting('handed', [
      ...Object.entries(properties ?? {}).map(([name, ref]) => entry(`holds.${name}`, printRef(ref))),
      ...Object.entries(methods ?? {}).flatMap(([name, row]) =>
        prefixed(`calls.${name}`, functionClaims(row)),
      ),
      ...Object.entries(emits ?? {}).map(([event, parameters]) =>
        entry(`emits.${event}`, printParameters(parameters.map(printParameter))),
      ),
    ]),
  ];
}

function socketClaims(id: string, row: SocketRow): readonly Entry[] {
  return [
    ...resting(
      'birth',
      Object.entries(row.birth).map(([origin, state]) => entry(`birth.${origin}`, state)),
    ),
    ...resting('properties', propertyClaims(row)),
    ...resting('check', checkClaims(row)),
    ...resting('constants', [
      ...Object.entries(row.constants.values).map(([name, value]) =>
        entry(`constants.${name}`, printValue(value)),
      ),
      entry('constants', printList(row.constants.on)),
    ]),
    ...resting('listeners', [entry('listeners', printList(row.listeners))]),
    ...Object.entries(row.events).flatMap(([event, claim]) =>
      prefixed(`events.${event}`, sourced(id, claim.source, eventClaims(claim))),
    ),
    ...Object.entries(row.methods).flatMap(([method, claim]) =>
      prefixed(`methods.${method}`, sourced(id, claim.source, methodClaims(claim))),
    ),
  ];
}

// A socket that is kept shows ever after what was true when it was handed over, open.
function propertyClaims({ properties, varying = {}, frozen = [] }: SocketRow): readonly Entry<Unfounded>[] {
  return [
    ...Object.entries(properties).flatMap(([property, values]) =>
      Object.entries(values).map(([state, value]) =>
        entry(`properties.${property}.${state}`, printValue(frozen.includes(property) ? values.open : value)),
      ),
    ),
    ...Object.entries(varying).flatMap(([property, values]) =>
      Object.entries(values).map(([state, several]) =>
        entry(`properties.${property}.${state}`, printValues(several)),
      ),
    ),
  ];
}

function checkClaims({ properties, check }: SocketRow): readonly Entry<Unfounded>[] {
  return [
    // Everything that tells open apart could be what a repair compares.
    ...checksAmong(
      Object.entries(properties).map(([property, { open }]) => ({ property, open: printValue(open) })),
    ).map((possible) => entry(printCheck(possible), 'tells open apart', 'none')),
    ...(check === null ? [] : [entry(checkCell(check), 'tells open apart')]),
  ];
}

function checkCell({ also, ...first }: NonNullable<SocketRow['check']>): string {
  const parts = also === undefined ? [first] : [first, also];
  return printCheck(parts.map(({ property, open }) => ({ property, open: printValue(open) })));
}

function eventClaims(row: EventRow): readonly Entry<Unfounded>[] {
  const { role, unheard, last } = row;
  return [
    entry('role', role),
    ...momentClaims(row),
    entry('unheard', unheard ?? 'passes'),
    entry('last', String(last ?? false)),
  ];
}

function momentClaims({
  states,
  afterOwnClose,
}: Pick<Handover, 'states' | 'afterOwnClose'>): readonly Entry<Unfounded>[] {
  return [
    ...states.map((state) => entry(`states.${state}`, 'possible', 'some')),
    // A state that is possible anyway is possible after the program's own close, too.
    ...states.map((state) => entry(`afterOwnClose.${state}`, 'possible', 'none')),
    ...(afterOwnClose === undefined ? [] : [entry(`afterOwnClose.${afterOwnClose}`, 'possible', 'some')]),
  ];
}

function methodClaims(row: MethodRow): readonly Entry<Unfounded>[] {
  return [
    // What opens sends nothing that arrives.
    entry('role', row.role, row.role === 'open' ? 'none' : 'every'),
    entry('callback', row.callback ?? 'none'),
    entry('closeHandler', row.closeHandler ?? 'later'),
    ...statesOf(row).flatMap((state) => [
      entry(`outcome.${state}`, printList(row.outcome[state] ?? [])),
      entry(`withCallback.${state}`, printList(row.withCallback?.[state] ?? ['same'])),
      entry(`becomes.${state}`, row.becomes?.[state] ?? state),
    ]),
  ];
}

function statesOf({ outcome, withCallback, becomes }: MethodRow): readonly State[] {
  return STATES.filter((state) => state in { ...outcome, ...withCallback, ...becomes });
}

function functionClaims({ returns, callbacks = [] }: FunctionRow): readonly Entry<Unfounded>[] {
  return [
    ...(returns === undefined ? [] : [entry('returns', printRef(returns))]),
    ...callbacks.map(({ argument, runs, parameters }, index) =>
      entry(`callbacks.${index}`, printCallback(argument, runs, parameters.map(printParameter))),
    ),
  ];
}

function printParameter(ref: TypeRef | null): string | null {
  return ref === null ? null : printRef(ref);
}

function printRef(ref: TypeRef): string {
  if ('socket' in ref) return printSocket(ref.socket, ref.states);
  if ('instance' in ref) return ref.instance;
  if ('set' in ref) return `set of ${printRef(ref.set)}`;
  if ('map' in ref) return `map of ${printRef(ref.map)}`;
  if ('array' in ref) return `array of ${printRef(ref.array)}`;
  if ('tuple' in ref) return printList(ref.tuple.map((part) => (part === null ? 'any' : printRef(part))));
  if ('record' in ref)
    return printList(Object.entries(ref.record).map(([name, field]) => `${name}: ${printRef(field)}`));
  if ('object' in ref) return `object of ${printRef(ref.object)}`;
  return `promise of ${printRef(ref.promise)}`;
}
