// The name that what a call makes gets: `const server = net.createServer().listen(80)`.
import type { Node } from '../ir/model.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { keyName, outerOf, unwrap, wholeValue } from '../sockets/tree.ts';

/** Returns the slot that a value is put into where it is made, a field of its class among them; null for none. */
export function slotOfMade(made: Node, { module, syntax }: Identification): Slot | null {
  const outer = outerOf(made);
  if (outer?.type === 'PropertyDefinition') {
    const name = keyName(outer.key, outer.computed);
    const owner = module.classes.find(({ node }) => node === outer.parent.parent);
    return owner === undefined || name === null ? null : fieldSlot(owner.id, name);
  }
  const target = targetOf(made);
  return target === null ? null : syntax.slotOf(target);
}

/** Returns the variable or field that a value is put into where it is made, methods called on it in between or not; null for none. */
export function targetOf(made: Node): Node | null {
  const outer = outerOf(wholeValue(made));
  switch (outer?.type) {
    case 'VariableDeclarator':
      return outer.id;
    case 'AssignmentExpression':
      return outer.left;
    case 'MemberExpression': {
      const call = outerOf(outer);
      return call?.type === 'CallExpression' && unwrap(call.callee) === outer ? targetOf(call) : null;
    }
    case 'AwaitExpression':
      return targetOf(outer);
    default:
      return null;
  }
}
