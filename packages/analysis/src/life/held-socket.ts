// The socket within a value that is kept: the value itself, a field of a record, or a field that a constructor of this file sets.
import type { TSESTree } from '@typescript-eslint/types';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import { isFunction, keyName, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import type { LifeContext } from './life-context.ts';

export interface HeldSocket {
  readonly node: Node;
  /** The way to it: `['socket']` of `{ socket, score: 0 }`. */
  readonly fields: readonly string[];
}

/** Records in records, before the search gives up. */
const MAX_DEPTH = 2;

/** Finds the first expression in a value for which `fits` holds; null where there is none. */
export function findHeld(
  value: Node,
  fits: (node: Node) => boolean,
  context: LifeContext,
  depth = MAX_DEPTH,
): HeldSocket | null {
  const at = unwrap(value);
  if (fits(at)) return { node: at, fields: [] };
  if (depth === 0) return null;
  const within = (part: Node, field: string | null): HeldSocket | null => {
    const held = field === null ? null : findHeld(part, fits, context, depth - 1);
    return held === null || field === null ? null : { node: held.node, fields: [field, ...held.fields] };
  };
  switch (at.type) {
    case 'ObjectExpression':
      for (const property of at.properties) {
        if (property.type !== 'Property') continue;
        const held = within(property.value, keyName(property.key, property.computed));
        if (held !== null) return held;
      }
      return null;
    case 'NewExpression':
      for (const [position, argument] of at.arguments.entries()) {
        const held = fits(unwrap(argument)) ? within(argument, fieldFor(at, position, context)) : null;
        if (held !== null) return held;
      }
      return null;
    case 'Identifier': {
      const made = definitionOf(context.identification.module.variableOf(at)?.declaration);
      if (made?.type !== 'VariableDeclarator' || made.init === null || made.id.type !== 'Identifier')
        return null;
      const kind = unwrap(made.init).type;
      return kind === 'ObjectExpression' || kind === 'NewExpression'
        ? findHeld(made.init, fits, context, depth)
        : null;
    }
    default:
      return null;
  }
}

/** The field that a class of this file puts an argument of its constructor into. */
function fieldFor(
  made: TSESTree.NewExpression,
  position: number,
  { identification }: LifeContext,
): string | null {
  const { module, syntax, typeOf } = identification;
  const [part] = partsOf(typeOf(made.callee));
  const header = part?.kind === 'local-class' ? module.classes[part.class] : undefined;
  const constructor = header?.node.body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  if (header === undefined || constructor?.type !== 'MethodDefinition' || !isFunction(constructor.value))
    return null;
  const parameter = constructor.value.params[position];
  const name = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const slot = name === undefined ? null : syntax.slotOf(name);
  if (slot === null) return null;
  for (const alias of syntax.aliases(slot)) {
    const field = fieldOfSlot(alias, module);
    if (field?.owner.id === header.id) return field.name;
  }
  return null;
}
