// The getter that a place reads: `this.open` in a class or an object literal that has one.
import type { FunctionId, Place } from '../ir/model.ts';
import type { Identification } from './identify.ts';
import { keyName, parentOf } from './tree.ts';

/** Finds the getter; null where the place is a plain field. */
export function getterOf({ root, path }: Place, { module }: Identification): FunctionId | null {
  const [name] = path;
  if (name === undefined || path.length !== 1 || root.kind !== 'this') return null;
  if ('function' in root.of) {
    const method = module.functions[root.of.function]?.node;
    const object = method === undefined ? undefined : parentOf(parentOf(method) ?? method);
    if (object?.type !== 'ObjectExpression') return null;
    for (const property of object.properties)
      if (
        property.type === 'Property' &&
        property.kind === 'get' &&
        keyName(property.key, property.computed) === name
      )
        return module.functionOf(property.value)?.id ?? null;
    return null;
  }
  let header = module.classes[root.of.class];
  while (header !== undefined && !header.members.has(name))
    header = header.base === null ? undefined : module.classes[header.base];
  const member = header?.members.get(name);
  return member !== undefined && module.functions[member]?.kind === 'getter' ? member : null;
}
