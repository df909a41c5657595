// Parameters that only said why something failed, once nobody asks any more.
import { definitionOf, type Node, type ScopeVariable, type Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../repair.ts';
import { variableOf } from '../syntax/visibility.ts';
import { isFunction, isInside, type FunctionNode } from '../syntax/tree.ts';

/** Takes the parameter of a `catch` away that nothing but `gone` reads. */
export function dropUnusedCatch(
  { param, body, range }: TSESTree.CatchClause,
  gone: readonly Node[],
  source: Source,
): readonly Edit[] {
  if (param?.type !== 'Identifier') return [];
  const variable = source.scopes
    .flatMap(({ variables }) => variables)
    .find(({ identifiers }) => identifiers.includes(param));
  // Scope managers type the nodes of references as unknown.
  const uses = (variable?.references ?? []).map(({ identifier }) => identifier as Node);
  const isUnused = uses.every((use) => gone.some((one) => isInside(use, one)));
  return isUnused ? [{ range: [range[0] + 'catch'.length, body.range[0] - 1], text: '' }] : [];
}

/** Takes away the parameters that only said why: `(error) => reject(error)`, `catch (error) { reject(error); }`. */
export function dropUnused(
  told: readonly TSESTree.CallExpression[],
  executor: FunctionNode,
  source: Source,
): readonly Edit[] {
  const edits = new Map<Node, Edit>();
  for (const call of told)
    for (const argument of call.arguments) {
      const variable = argument.type === 'Identifier' ? variableOf(argument, source) : null;
      const declared = variable?.identifiers[0] as Node | undefined;
      if (variable === null || declared === undefined || !isInside(declared, executor)) continue;
      if (
        !variable.references.every(({ identifier }) => told.some((one) => isInside(identifier as Node, one)))
      )
        continue;
      const edit = dropParameter(declared, variable, source);
      if (edit !== null) edits.set(declared, edit);
    }
  return [...edits.values()];
}

function dropParameter(declared: Node, variable: ScopeVariable, { text }: Source): Edit | null {
  const owner = definitionOf(variable);
  if (owner?.type === 'CatchClause' && owner.param === declared) {
    return { range: [owner.range[0] + 'catch'.length, owner.body.range[0] - 1], text: '' };
  }
  if (!isFunction(owner ?? declared) || owner === undefined || !isFunction(owner)) return null;
  if (owner.params.length !== 1 || owner.params[0] !== declared) return null;
  const hasBrackets = text[declared.range[0] - 1] === '(';
  return { range: declared.range, text: hasBrackets ? '' : '()' };
}
