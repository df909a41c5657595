// Facts as text, so that what a row claims and what a replay saw can be held against each other cell by cell.
import type { StateValue } from '@socket-safety/libraries';

/**
 * Facts by path: `WebSocket.methods.send.outcome.closed` → `callback`.
 *
 * Paths begin with a type of the row, or with `exports`, `globals`, `modules`, `versions`, `ways`.
 */
export type Cells = ReadonlyMap<string, string>;

/** Prints a cell that holds several values; their order says nothing. */
export function printList(values: Iterable<string>): string {
  return [...new Set(values)].sort().join(' ');
}

/** Prints what a property is in a state: one value, or one of several. */
export function printValues(values: Iterable<StateValue | null | undefined>): string {
  return [...new Set([...values].map(printValue))].sort().join(OR);
}

/** Says whether `printValues` was given several. */
export function isOneOfSeveral(cell: string): boolean {
  return cell.includes(OR);
}

const OR = ' or ';

/** Prints a value so that `1` and `'1'` differ. */
export function printValue(value: StateValue | null | undefined): string {
  return value === null || value === undefined ? 'absent' : JSON.stringify(value);
}

/** Prints a socket that is handed over. */
export function printSocket(type: string, states: Iterable<string>): string {
  return `${type}(${printList(states)})`;
}

/** Prints the parameters of a callback; `null` is one of no interest, and none of those matters at the end. */
export function printParameters(parameters: readonly (string | null)[]): string {
  const last = parameters.findLastIndex((parameter) => parameter !== null);
  return parameters
    .slice(0, last + 1)
    .map((parameter) => parameter ?? '-')
    .join(', ');
}

/** Prints a callback: where it stands, when it runs, what it is handed. */
export function printCallback(
  argument: number,
  runs: 'now' | 'later',
  parameters: readonly (string | null)[],
): string {
  return `argument ${argument} runs ${runs} with ${printParameters(parameters)}`;
}

/** A property with the value, printed, that it has while open. */
export interface Told {
  readonly property: string;
  readonly open: string;
}

/** Lists what could be compared to find out whether a socket is open: each property, and each pair of them. */
export function checksAmong(told: readonly Told[]): readonly (readonly Told[])[] {
  return told.flatMap((one, index) => [[one], ...told.slice(index + 1).map((other) => [one, other])]);
}

/** Prints the cell that says whether a check tells open apart; the order of a pair says nothing. */
export function printCheck(check: readonly Told[]): string {
  return `check.${check
    .map(({ property, open }) => `${property} ${open}`)
    .sort()
    .join(' and ')}`;
}
