// Where a program closes its link on purpose it does not want another one after a while.
import type { Dialling, Node, Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { indentationAt, startsLine, styleOf } from '../syntax/layout.ts';
import { findAround, findFunctionAround, isFunction, outerOf, siblingsOf } from '../syntax/tree.ts';
import { isAtHome, selfAt, type LinkHome } from './link-home.ts';

/** Names of functions that take leave; a heartbeat that ends a dead link does not. */
const LEAVES =
  /close|stop|disconnect|destroy|dispose|shut_?down|end|quit|leave|tear_?down|unmount|clean_?up|log_?out/i;

/** Clears the timer before each close of that kind. */
export function clearWhenLeaving(
  { leaves }: Dialling,
  home: LinkHome,
  timer: string | null,
  source: Source,
): readonly Edit[] {
  if (timer === null) return [];
  const edits = new Map<Node, Edit>();
  for (const call of leaves) {
    const fn = findFunctionAround(call);
    const self = home.kind === 'class' ? selfAt(call, home.body) : '';
    const statement = findAround(call, ({ type }) => /Statement$/.test(type));
    if (fn === null || self === null || statement === null || !isAtHome(home, call)) continue;
    if (!LEAVES.test(nameOf(fn)) || !startsLine(source.text, statement.range[0])) continue;
    if (siblingsOf(statement) === null || edits.has(fn)) continue;
    const [start] = statement.range;
    const line = `clearTimeout(${self === '' ? '' : `${self}.`}${timer})${styleOf(source).semicolon}`;
    edits.set(fn, { range: [start, start], text: `${line}\n${indentationAt(source.text, start)}` });
  }
  return [...edits.values()];
}

function nameOf(fn: Node): string {
  if (fn.type === 'FunctionDeclaration') return fn.id?.name ?? '';
  const outer = outerOf(fn);
  if (outer?.type === 'VariableDeclarator') return outer.id.type === 'Identifier' ? outer.id.name : '';
  const key = outer !== null && 'key' in outer ? outer.key : null;
  if (key?.type === 'Identifier' || key?.type === 'PrivateIdentifier') return key.name;
  const around = isFunction(fn) ? findFunctionAround(fn) : null;
  return around === null ? '' : nameOf(around);
}
