// A clause that caught an error goes on without one: what logs it keeps its words.
import type { Node, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { isLogOf, mentions } from '../guard-error-handler/error-log.ts';
import type { Edit } from '../repair.ts';
import { dropImport } from '../syntax/drop-import.ts';
import { eachWithin, isInside } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/**
 * | before                                          | after                          |
 * | ----------------------------------------------- | ------------------------------ |
 * | `log.warn('not told', error)`                   | `log.warn('not told')`         |
 * | `log.warn('not told', { room, cause: error })`  | `log.warn('not told', { room })` |
 * | `log.warn({ error }, 'not told')`               | `log.warn('not told')`         |
 *
 * Null where the clause does something else with the error.
 */
export function forgetError({ param, body }: TSESTree.CatchClause, source: Source): readonly Edit[] | null {
  if (param === null) return [];
  if (param.type !== 'Identifier') return null;
  const edits: Edit[] = [];
  for (const statement of body.body) {
    if (!mentions(param.name, statement)) continue;
    const call = isLogOf(param.name, statement) ? callIn(statement) : null;
    const dropped = call === null ? null : dropFrom(call.arguments, param.name, source);
    // What is left has to say something.
    if (dropped === null || call === null || !call.arguments.some((one) => isText(one, param.name)))
      return null;
    edits.push(...dropped);
  }
  return edits;
}

/** What the dropped part alone has used goes out of its import; null where it is declared in this file. */
function forgetNames(gone: Node, error: string, source: Source): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const inner of eachWithin(gone)) {
    if (inner.type !== 'Identifier' || inner.name === error) continue;
    const variable = variableOf(inner, source);
    // Scope managers type the nodes of references as unknown.
    const isElsewhere = variable?.references.some(
      (use) => use.isRead() && !isInside(use.identifier as Node, gone),
    );
    if (variable === null || variable.defs.length === 0 || isElsewhere === true) continue;
    const dropped = dropImport(inner, gone, source);
    if (dropped.length === 0) return null;
    edits.push(...dropped);
  }
  return edits;
}

function callIn(statement: Node): TSESTree.CallExpression | null {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
  return call?.type === 'CallExpression' ? call : null;
}

function isText(argument: Node, error: string): boolean {
  const isWritten = argument.type === 'Literal' || argument.type === 'TemplateLiteral';
  return isWritten && !mentions(error, argument);
}

/** Drops the elements of a list that speak of the error, or of such a one the properties that do. */
function dropFrom(list: readonly Node[], error: string, source: Source): readonly Edit[] | null {
  const edits: Edit[] = [];
  for (const [at, one] of list.entries()) {
    if (!mentions(error, one)) continue;
    if (one.type === 'TemplateLiteral' || one.type === 'SpreadElement' || hasFunction(one)) return null;
    const keeps =
      one.type === 'ObjectExpression' && one.properties.some((property) => !mentions(error, property));
    if (keeps) {
      const inner = dropFrom(one.properties, error, source);
      if (inner === null) return null;
      edits.push(...inner);
      continue;
    }
    const names = forgetNames(one, error, source);
    if (names === null) return null;
    edits.push(...names);
    const before = list[at - 1];
    const after = list[at + 1];
    if (before !== undefined) edits.push({ range: [before.range[1], one.range[1]], text: '' });
    else if (after !== undefined && !mentions(error, after))
      edits.push({ range: [one.range[0], after.range[0]], text: '' });
    else return null;
  }
  return edits;
}

function hasFunction(root: Node): boolean {
  return [...eachWithin(root)].some(({ type }) => type.endsWith('FunctionExpression'));
}
