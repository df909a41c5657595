// Where a flag is declared, so that both the send and what hears of the end can see it, and what it is called.
import { definitionOf, type Node, type ScopeVariable, type Source } from '@socket-safety/analysis';
import type { Edit } from '../repair.ts';
import { endWithComment, startWithComments } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { isFunction, isInside, outerOf, type FunctionNode } from '../syntax/tree.ts';
import { regionOf } from '../syntax/visibility.ts';
import { isLoop } from './socket-origin.ts';

/** A place between two statements of a block. */
export interface FlagPlace {
  readonly statement: Node;
  readonly side: 'before' | 'behind';
  /** Within it, the flag is seen. */
  readonly block: Node;
}

/** Finds the place before the statement that makes a socket; null where there is none, as in `() => new ReadableStream(…)`. */
export function placeBefore(made: Node): FlagPlace | null {
  const statement = statementOf(made);
  const block = statement === null ? null : outerOf(statement);
  return statement === null || block === null ? null : { statement, side: 'before', block };
}

/** Finds the place behind the declaration of a variable. */
export function placeBehind(variable: ScopeVariable): FlagPlace | null {
  const declared = definitionOf(variable);
  const place = declared?.type === 'VariableDeclarator' ? placeBefore(declared) : null;
  return place?.statement.type === 'VariableDeclaration' ? { ...place, side: 'behind' } : null;
}

/** Finds the place at the start of a function's body; null where that is empty or an expression. */
export function placeIn({ body }: FunctionNode): FlagPlace | null {
  const [first] = body.type === 'BlockStatement' ? body.body : [];
  return first === undefined ? null : { statement: first, side: 'before', block: body };
}

/** The statement of a block, run as often as what it holds; a `case` is no block, since the others see what it declares. */
function statementOf(inner: Node): Node | null {
  let statement = inner;
  for (let outer = outerOf(inner); outer !== null; outer = outerOf(outer)) {
    if (['BlockStatement', 'Program', 'StaticBlock', 'TSModuleBlock'].includes(outer.type)) return statement;
    if (isFunction(outer) || isLoop(outer) || outer.type === 'PropertyDefinition') return null;
    statement = outer;
  }
  return null;
}

/** Tells whether a flag that is declared there means the same at a node. */
export function seesFlag(inner: Node, { block, statement, side }: FlagPlace): boolean {
  const from = side === 'before' ? statement.range[0] : statement.range[1];
  return isInside(inner, block) && inner.range[0] >= from;
}

/** Puts lines of their own there. Leading tabs of a line are levels of indentation. */
export function declareAt({ statement, side }: FlagPlace, lines: readonly string[], source: Source): Edit {
  const { text } = source;
  const base = indentationAt(text, statement.range[0]);
  const printed = printLines(lines, base, styleOf(source));
  if (side === 'behind') {
    const end = endWithComment(statement, source);
    return { range: [end, end], text: `\n${printed}` };
  }
  const isAlone = startsLine(text, statement.range[0]);
  const start = isAlone ? startWithComments(statement, source) : statement.range[0];
  return { range: [start, start], text: isAlone ? `${printed}\n` : `${lines.join(' ')} ` };
}

/**
 * Chooses a name that nothing around or within the block has. Sockets in one block choose at the same time, so that each takes
 * the name of its number.
 */
export function flagName(
  wishes: readonly [string, ...string[]],
  { block }: FlagPlace,
  number: number,
  { scopes }: Source,
): string {
  const taken = new Set<string>();
  for (const { variables, references } of scopes) {
    for (const variable of variables) {
      const region = regionOf(variable);
      if (region !== null && (isInside(region, block) || isInside(block, region))) taken.add(variable.name);
    }
    for (const { identifier } of references) {
      // Scope managers keep the identifier of each reference.
      const used = identifier as Node;
      if (used.type === 'Identifier' && isInside(used, block)) taken.add(used.name);
    }
  }
  const free = wishes.filter((name) => !taken.has(name));
  const chosen = free[number];
  if (chosen !== undefined) return chosen;
  const base = wishes.at(-1) ?? wishes[0];
  for (let suffix = 2 + number; ; suffix++) if (!taken.has(`${base}${suffix}`)) return `${base}${suffix}`;
}
