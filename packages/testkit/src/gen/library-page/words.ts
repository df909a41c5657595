// A row's cells in Markdown.
import type { Outcome } from '@socket-safety/libraries';
import { printOutcomes } from '@socket-safety/libraries/words';

/** Prints one cell of a method's table, its bad news in bold. */
export function printCell(outcomes: readonly Outcome[] | undefined): string {
  return outcomes === undefined ? '' : printOutcomes(outcomes, (text) => `**${text}**`);
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
