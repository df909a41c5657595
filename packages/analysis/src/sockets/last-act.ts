// `socket.close(); process.exit();`: a close call that is the last act of the program, after which nothing is sent any more.
import type { Node } from '../ir/model.ts';
import { memberName, outerOf, parentOf, unwrap } from './tree.ts';

/** Tells whether the program ends in the block that a call stands in, and at once: no wait lies between. */
export function isLastAct(call: Node): boolean {
  const statement = outerOf(call);
  const block = statement === undefined ? undefined : parentOf(statement);
  if (statement?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement') return false;
  const after = block.body.slice(block.body.indexOf(statement) + 1);
  for (const next of after) {
    if (next.type !== 'ExpressionStatement') return false;
    const said = unwrap(next.expression);
    if (said.type !== 'CallExpression') return false;
    if (endsProgram(unwrap(said.callee))) return true;
  }
  return false;
}

/** `process.exit`, `process.abort`, `Deno.exit` */
function endsProgram(callee: Node): boolean {
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const name = memberName(callee);
  return callee.object.name === 'process'
    ? name === 'exit' || name === 'abort'
    : callee.object.name === 'Deno' && name === 'exit';
}
