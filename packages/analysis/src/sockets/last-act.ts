// `socket.close(); process.exit();`: a close call that is the last act of the program, after which nothing is sent any more.
import type { Node } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { programEnd } from './program-end.ts';
import { outerOf, parentOf, unwrap } from './tree.ts';

/** Tells whether the program ends in the block that a call stands in, and at once: no wait lies between. */
export function isLastAct(call: Node, identification: Identification): boolean {
  const statement = outerOf(call);
  const block = statement === undefined ? undefined : parentOf(statement);
  if (statement?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement') return false;
  const after = block.body.slice(block.body.indexOf(statement) + 1);
  for (const next of after) {
    if (next.type !== 'ExpressionStatement') return false;
    const said = unwrap(next.expression);
    if (said.type !== 'CallExpression') return false;
    if (programEnd(said, identification) !== null) return true;
  }
  return false;
}
