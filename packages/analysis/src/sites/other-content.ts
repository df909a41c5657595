// `res.setHeader('Content-Type', 'text/csv')`: a file that speaks of event streams may answer with something else, too. Whoever asked for
// that notices when it breaks off.
import type { Library } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { eachNode, memberName, unwrap } from '../sockets/tree.ts';

/** Methods that name the type of an answer. */
const NAMES_TYPE = new Set(['setHeader', 'writeHead', 'set', 'header', 'append']);
const IS_TYPE = new Set(['type', 'contentType']);
const MEDIA_TYPE = /^[a-z]+\/[\w.+-]+/i;

/** Tells whether all that is said of an answer's type is that it is not what the library's rows are about. */
export function isOtherContent(socket: Node, { onlyWith }: Library, { syntax }: Identification): boolean {
  const slot = onlyWith === undefined ? null : syntax.slotOf(socket);
  if (onlyWith === undefined || slot === null) return false;
  const types = syntax.calls.flatMap((call) => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || syntax.slotOf(callee.object) !== slot) return [];
    return [...typesIn(call.arguments, memberName(callee) ?? '')];
  });
  return types.length > 0 && !types.some((type) => onlyWith.some((word) => type.includes(word)));
}

function* typesIn(written: readonly Node[], method: string): Generator<string> {
  if (!NAMES_TYPE.has(method) && !IS_TYPE.has(method)) return;
  for (const argument of written)
    for (const node of eachNode(argument))
      if (node.type === 'Literal' && typeof node.value === 'string')
        if (IS_TYPE.has(method) || MEDIA_TYPE.test(node.value)) yield node.value;
}
