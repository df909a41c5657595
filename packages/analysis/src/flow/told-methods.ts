// Methods by which others tell the end of a socket that a class was handed: `onClose() { this.socket = null; }`, where whoever listens
// is in another file. The name is all that speaks for it, so it only ever explains a flag which the class asks itself.
import type { Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import type { ClosingMethod } from './handler-objects.ts';

const TELLS_END =
  /^_?(?:on|handle)_?(?:socket|ws|web_?socket|connection|client)?_?(?:close|closed|disconnect|disconnected|end|ended)$/i;

/** Lists those of a file's classes that nothing in the file calls or hands on. */
export function* eachToldMethod(identification: Identification): Generator<ClosingMethod> {
  const { module, syntax } = identification;
  for (const owner of module.classes) {
    for (const [name, id] of owner.members) {
      const handler = TELLS_END.test(name) ? module.functions[id] : undefined;
      if (handler === undefined || syntax.mentions(fieldSlot(owner.id, name)).length > 0) continue;
      const sockets = [...socketFields(owner.node, identification)];
      if (sockets.length > 0) yield { role: 'close', sockets, handler, maker: null };
    }
  }
}

/** The fields of a class that hold a socket, by every name. */
function socketFields(owner: Node, { syntax, typeOf }: Identification): ReadonlySet<Slot> {
  const fields = new Set<Slot>();
  for (const node of eachNode(owner)) {
    if (node.type !== 'MemberExpression' || unwrap(node.object).type !== 'ThisExpression') continue;
    const slot = syntax.slotOf(node);
    if (slot === null || fields.has(slot) || socketOf(typeOf(node)) === null) continue;
    for (const name of [slot, ...syntax.aliases(slot)]) fields.add(name);
  }
  return fields;
}
