// A variable or field that holds functions, and every mention of it.
import { definitionOf } from '../ir/definition.ts';
import type { Node, Variable } from '../ir/model.ts';
import { fieldOfSlot } from './field-slot.ts';
import type { Identification } from './identify.ts';
import type { Slot } from './syntax-index.ts';
import { unwrap } from './tree.ts';

/** A variable, or the slot of a field. */
export type Holder = Variable | Slot;

/** What a holder starts with, null where it says nothing of that, and every other mention. */
export interface Uses {
  readonly init: Node | null;
  readonly mentions: readonly Node[];
}

/** Lists the uses of a holder; null where it is exported, or is no variable or field of this file. */
export function usesOf(holder: Holder, { module, syntax }: Identification): Uses | null {
  if (typeof holder === 'string') {
    const named = fieldOfSlot(holder, module);
    const field = named === null ? null : syntax.fieldOf(named.owner.node, named.name);
    const start = field?.type === 'PropertyDefinition' ? field.value : null;
    return { init: start === null ? null : unwrap(start), mentions: syntax.mentions(holder) };
  }
  const declarator = definitionOf(holder.declaration);
  if (declarator?.type !== 'VariableDeclarator') return null;
  if (declarator.parent.parent.type === 'ExportNamedDeclaration') return null;
  const mentions = holder.declaration.references
    // References hold nodes, typed as unknown so that every scope manager fits.
    .map(({ identifier }) => identifier as Node)
    .filter((mention) => mention !== declarator.id);
  return { init: declarator.init === null ? null : unwrap(declarator.init), mentions };
}

/** Gives the holder that an expression names; null for anything but a variable or a field. */
export function holderOf(name: Node, { module, syntax }: Identification): Holder | null {
  if (name.type === 'Identifier') return module.variableOf(name);
  const slot = name.type === 'MemberExpression' ? syntax.slotOf(name) : null;
  return slot !== null && fieldOfSlot(slot, module) !== null ? slot : null;
}

/** Makes a question about holders that is answered once per file. */
export function answeredOnce<T>(
  answer: (holder: Holder, identification: Identification) => T,
): (holder: Holder, identification: Identification) => T {
  const answers = new WeakMap<Identification, Map<Holder, T>>();
  return (holder, identification) => {
    let known = answers.get(identification);
    if (known === undefined) answers.set(identification, (known = new Map()));
    const before = known.get(holder);
    if (before !== undefined) return before;
    const found = answer(holder, identification);
    known.set(holder, found);
    return found;
  };
}
