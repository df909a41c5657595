// Whether a function comes to run in certain ways alone.
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { turnAround } from '../sockets/runs-inside.ts';
import { outerOf } from '../sockets/tree.ts';

/** Calls of calls. */
const MAX_HOPS = 3;

/**
 * Tells whether the turn that a node runs in begins with one of these calls or assignments and with nothing else: they are what its
 * function stands in, or each mention of its name does, also where one is a call in such a function.
 */
export function isRunOnlyBy(
  node: Node,
  fits: (registration: Node) => boolean,
  identification: Identification,
  hops = MAX_HOPS,
): boolean {
  const { module } = identification;
  const turn = turnAround(node);
  if (turn === undefined) return false;
  const outer = outerOf(turn);
  const named =
    turn.type === 'FunctionDeclaration' ? turn.id : outer?.type === 'VariableDeclarator' ? outer.id : null;
  if (turn.type !== 'FunctionDeclaration' && named === null) return outer !== undefined && fits(outer);
  const variable = named?.type === 'Identifier' ? module.variableOf(named) : null;
  const uses = variable?.declaration.references.filter((use) => use.isRead()) ?? [];
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const registration = outerOf(identifier as Node);
      if (registration === undefined) return false;
      const isCall = registration.type === 'CallExpression' && registration.callee === identifier;
      return isCall
        ? hops > 0 && isRunOnlyBy(registration, fits, identification, hops - 1)
        : fits(registration);
    })
  );
}
