// `if (!greeted) { greeted = true; socket.send(hello); } else socket.close();`: the close call comes with a later message, and by then
// the flag keeps the send from running again.
import { atomsOf } from '../checks/atoms.ts';
import { governingTests } from '../checks/governing.ts';
import type { Node, Variable } from '../ir/model.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import { parentOf } from '../sockets/tree.ts';

/** Tells whether none of some close calls can come before a send, since a flag that is only ever set lies between them. */
export function isShutOut(send: Node, closings: readonly CloseCall[], { module }: Identification): boolean {
  const needed = flagsAround(send, module);
  return (
    closings.length > 0 &&
    closings.every(({ node }) => {
      const given = flagsAround(node, module);
      return [...needed].some(([flag, truth]) => given.get(flag) === !truth && isOnlySetTo(!truth, flag));
    })
  );
}

/** The variables that the tests around a node ask, with the truth that they then have. */
function flagsAround(node: Node, module: Identification['module']): ReadonlyMap<Variable, boolean> {
  const flags = new Map<Variable, boolean>();
  for (const { test, holds } of governingTests(node, () => false)) {
    if (holds === null) continue;
    for (const atom of atomsOf(test, holds, module)) {
      const variable = atom.node.type === 'Identifier' ? module.variableOf(atom.node) : null;
      if (variable !== null && atom.settled) flags.set(variable, atom.holds);
    }
  }
  return flags;
}

/** Whatever it starts with, nothing is assigned to it but `truth`. */
function isOnlySetTo(truth: boolean, { declaration }: Variable): boolean {
  const writes = declaration.references.filter((use) => use.isWrite());
  return (
    writes.length > 0 &&
    declaration.defs[0]?.type === 'Variable' &&
    writes.every(({ identifier }) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = identifier as Node;
      const outer = parentOf(use);
      if (outer?.type === 'VariableDeclarator') return true;
      if (outer?.type !== 'AssignmentExpression' || outer.operator !== '=') return false;
      return outer.right.type === 'Literal' && outer.right.value === truth;
    })
  );
}
