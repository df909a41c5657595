// The getter that a place reads: `this.open`, `peer.open` of a class that has one, inherited or not, or of an object literal.
import type { ClassId, FunctionId, Node, Place } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { keyName, parentOf, unwrap } from './tree.ts';
import { partsOf } from './types.ts';

export interface Getter {
  readonly function: FunctionId;
  /** What it is read of. */
  readonly owner: Place;
  /** The class that declares it; null for that of an object literal. */
  readonly class: ClassId | null;
}

/** Finds the getter; null where the place is a plain field. `node` is the expression that reads the place. */
export function getterOf({ root, path }: Place, node: Node, identification: Identification): Getter | null {
  const name = path.at(-1);
  if (name === undefined) return null;
  const owner = { root, path: path.slice(0, -1) };
  if (root.kind === 'this' && path.length === 1)
    return 'function' in root.of
      ? ofLiteral(root.of.function, name, owner, identification)
      : ofClass(root.of.class, name, owner, identification);
  const read = unwrap(node);
  const [type, other] = read.type === 'MemberExpression' ? partsOf(identification.typeOf(read.object)) : [];
  return type?.kind === 'local' && other === undefined
    ? ofClass(type.class, name, owner, identification)
    : null;
}

function ofLiteral(
  method: FunctionId,
  name: string,
  owner: Place,
  { module }: Identification,
): Getter | null {
  const node = module.functions[method]?.node;
  const object = node === undefined ? undefined : parentOf(parentOf(node) ?? node);
  if (object?.type !== 'ObjectExpression') return null;
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.kind !== 'get') continue;
    const found =
      keyName(property.key, property.computed) === name ? module.functionOf(property.value) : null;
    if (found !== null) return { function: found.id, owner, class: null };
  }
  return null;
}

function ofClass(id: ClassId, name: string, owner: Place, { module }: Identification): Getter | null {
  let header = module.classes[id];
  while (header !== undefined && !header.members.has(name))
    header = header.base === null ? undefined : module.classes[header.base];
  const member = header?.members.get(name);
  if (header === undefined || member === undefined) return null;
  return module.functions[member]?.kind === 'getter' ? { function: member, owner, class: header.id } : null;
}
