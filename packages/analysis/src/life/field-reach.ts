// Whether a file listens to the errors of what the objects of another file hold, or hands it on: by the names of the fields.
import type { Node } from '../ir/model.ts';
import { readListening } from '../sockets/listening.ts';
import { eachNode, keyName, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import { isGivenAway } from './escapes.ts';

/** Tells whether anything in a file reaches one of these fields from outside and may hear of its errors. */
export function reachesField(file: Node, fields: ReadonlySet<string | null>): boolean {
  if (fields.size === 0) return false;
  for (const node of eachNode(file)) {
    // `const { socket } = peer`
    if (node.type === 'Property' && node.parent.type === 'ObjectPattern')
      if (fields.has(keyName(node.key, node.computed))) return true;
    if (node.type !== 'MemberExpression' || !fields.has(memberName(node))) continue;
    if (unwrap(node.object).type === 'ThisExpression') continue;
    if (isGivenAway(node) || mayHearErrors(outerOf(node))) return true;
  }
  return false;
}

/** `peer.socket.onerror = log`, `peer.socket.on('error', log)` */
function mayHearErrors(member: Node | undefined): boolean {
  if (member?.type === 'VariableDeclarator') return true;
  if (member?.type !== 'MemberExpression') return false;
  if (memberName(member) === 'onerror') return true;
  const call = outerOf(member);
  const listening = call?.type === 'CallExpression' ? readListening(call) : null;
  return listening !== null && (listening.event === null || listening.event === 'error');
}
