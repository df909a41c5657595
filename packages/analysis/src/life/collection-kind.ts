// Which of JavaScript's own collections a value is.
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { fieldOfSlot } from '../sockets/field-slot.ts';
import { unwrap } from '../sockets/tree.ts';
import { partsOf, type CollectionKind } from '../sockets/types.ts';
import { rootOf } from './collection-roots.ts';
import type { LifeContext } from './life-context.ts';

/** The kind of a collection of JavaScript's own; null for anything else, and for what keeps nothing alive. */
export function kindOf(collection: Node, context: LifeContext): CollectionKind | null {
  const { identification } = context;
  if (isWeak(rootOf(collection, identification), context)) return null;
  for (const part of partsOf(identification.typeOf(collection)))
    if (part.kind === 'collection') return part.of;
  for (const made of madeAs(collection, context)) if (made.type === 'ObjectExpression') return 'object';
  return null;
}

function isWeak(root: Node, context: LifeContext): boolean {
  return [...madeAs(root, context)].some((made) =>
    /\bWeak(?:Map|Set|Ref)\b/.test(context.source.text.slice(...made.range).slice(0, 80)),
  );
}

/** The values and declarations that a name is given. */
function* madeAs(expression: Node, { identification }: LifeContext): Generator<Node> {
  const { syntax, module } = identification;
  const at = unwrap(expression);
  const slot = syntax.slotOf(at);
  if (slot !== null) yield* syntax.assigned(slot).map((value) => unwrap(value));
  if (at.type === 'Identifier') {
    const made = definitionOf(module.variableOf(at)?.declaration);
    if (made?.type !== 'VariableDeclarator') return;
    if (made.id.type === 'Identifier') yield* present(made.id.typeAnnotation);
    yield* present(made.init).map(unwrap);
    return;
  }
  const found = fieldOfSlot(slot, module);
  const field = found === null ? null : syntax.fieldOf(found.owner.node, found.name);
  if (field !== null && field.type === 'PropertyDefinition') {
    yield* present(field.typeAnnotation);
    yield* present(field.value).map(unwrap);
  }
}

/** A part that is left out is `undefined` with one parser, `null` with another. */
function present<Part extends Node>(part: Part | null | undefined): readonly Part[] {
  return part === null || part === undefined ? [] : [part];
}
