// Whether everybody who reaches a collection stands in this file.
import { definitionOf } from '../ir/definition.ts';
import type { Node, Variable } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { storedInto } from './argument-fate.ts';
import { isGivenAway } from './escapes.ts';

/** Collections in collections, before the search gives up. */
const MAX_COLLECTIONS = 3;

/** Tells whether code out of sight reaches a collection: it comes from elsewhere, is exported, or is handed on. */
export function isOutOfSight(
  collection: Node,
  identification: Identification,
  steps = MAX_COLLECTIONS,
): boolean {
  const { module, syntax } = identification;
  let root = unwrap(collection);
  for (;;) {
    if (root.type === 'MemberExpression') root = unwrap(root.object);
    else if (root.type === 'CallExpression') root = unwrap(root.callee);
    // `(rooms[name] ??= []).push(socket)`, `(rooms.get(name) ?? []).push(socket)`
    else if (root.type === 'AssignmentExpression' || root.type === 'LogicalExpression')
      root = unwrap(root.left);
    else break;
  }
  if (root.type === 'ThisExpression') {
    const slot = syntax.slotOf(collection);
    return slot !== null && syntax.mentions(slot).some((mention) => isGivenAway(mention));
  }
  const variable = root.type === 'Identifier' ? module.variableOf(root) : null;
  const made = definitionOf(variable?.declaration);
  if (variable === null || made?.type !== 'VariableDeclarator' || isExportedVariable(variable)) return true;
  return readsOf(variable).some((use) => isGivenAway(use) && !isPutInSight(use, identification, steps));
}

/** `rooms.set(name, room)`: everybody who reaches the other collection stands in this file as well. */
function isPutInSight(use: Node, identification: Identification, steps: number): boolean {
  const call = outerOf(use);
  const collection = call?.type === 'CallExpression' ? storedInto(call) : null;
  return collection !== null && steps > 0 && !isOutOfSight(collection, identification, steps - 1);
}

/** Tells whether a variable is exported where it is declared. */
export function isExportedVariable({ declaration }: Variable): boolean {
  const made = definitionOf(declaration);
  if (made?.type !== 'VariableDeclarator') return false;
  const statement = parentOf(made);
  return statement !== undefined && /^Export/.test(parentOf(statement)?.type ?? '');
}

/** Lists where a variable is read. */
export function readsOf({ declaration }: Variable): readonly Node[] {
  // References hold nodes, typed as unknown so that every scope manager fits.
  return declaration.references.filter((use) => use.isRead()).map(({ identifier }) => identifier as Node);
}
