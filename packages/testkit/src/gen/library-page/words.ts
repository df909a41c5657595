// A row's cells in words, for somebody who has such a socket before them.
import { STATES, type Outcome, type SocketRow, type State, type StateValue } from '@socket-safety/libraries';

/** What each outcome means to the caller; with others in its cell, and alone. */
const OUTCOMES: Readonly<Record<Outcome, { readonly among: string; readonly alone: string }>> = {
  ok: { among: 'ok', alone: 'ok' },
  throws: { among: 'throws', alone: '**throws**' },
  'error-event': { among: '`error` event', alone: '**`error` event**' },
  callback: { among: 'tells the callback', alone: '**silent**, only a callback is told' },
  rejects: { among: 'rejects', alone: '**rejects**' },
  status: { among: 'returns a failure value', alone: '**only the returned value** tells' },
  drops: { among: 'dropped', alone: '**silently dropped**' },
  buffers: { among: 'kept for later', alone: 'kept and sent later' },
};

/** Prints one cell of a method's table. */
export function printOutcomes(outcomes: readonly Outcome[] | undefined): string {
  if (outcomes === undefined) return '';
  const [only] = outcomes;
  if (only !== undefined && outcomes.length === 1) return OUTCOMES[only].alone;
  const words = outcomes.map((outcome) => OUTCOMES[outcome].among);
  return words.join(', ').replace(/, ([^,]+)$/, ' and $1');
}

/** Lists the states that a family has, in the order of its life. */
export function statesOf({ methods }: SocketRow): readonly State[] {
  return STATES.filter((state) =>
    Object.values(methods).some(({ outcome }) => Object.hasOwn(outcome, state)),
  );
}

/** Prints the expression that is true only for an open socket: `socket.readyState === WebSocket.OPEN`; null for none. */
export function printCheck(typeName: string, { check, constants, noun }: SocketRow): string | null {
  if (check === null) return null;
  const name = noun.replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase());
  const pairs = check.also === undefined ? [check] : [check, check.also];
  return pairs.map(({ property, open }) => printComparison(`${name}.${property}`, open)).join(' && ');

  function printComparison(asked: string, open: StateValue): string {
    if (open === true) return asked;
    if (open === false) return `!${asked}`;
    const constant = Object.entries(constants.values).find(([, value]) => value === open)?.[0];
    if (constant === undefined) return `${asked} === ${typeof open === 'string' ? `'${open}'` : open}`;
    return `${asked} === ${constants.on.includes('class') ? typeName : name}.${constant}`;
  }
}

/** `` `a`, `b` and `c` `` */
export function printNames(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}

/** Prints a table row; a bar inside a cell would end it. */
export function printRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Prints a table. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [printRow(head), printRow(head.map(() => '---')), ...rows.map(printRow)].join('\n');
}
