// What `this` is, and which variables are another name for it.
import type { FunctionHeader, Node, Root, Variable } from '../ir/model.ts';
import type { FoundFunction, Survey } from './headers.ts';
import type { Variables } from './names.ts';

/** Whether a function is a static member, or the value of one. */
export function isStatic(found: FoundFunction): boolean {
  if (found.kind === 'static-block') return true;
  const member = 'static' in found.node ? found.node : found.holder;
  return member !== null && 'static' in member && member.static;
}

/** The function whose `this` the variable holds for good, as in `const self = this`; null for any other variable. */
export function findAliasOwner(variable: Variable, found: Survey): FoundFunction | null {
  const [definition, another] = variable.declaration.defs;
  if (definition === undefined || another !== undefined) return null;
  // Hosts type the nodes of a definition as unknown; what is no alias is not in the map.
  const owner = found.aliases.get(definition.node as Node) ?? null;
  if (owner === null) return null;
  const writes = variable.declaration.references.filter((reference) => reference.isWrite());
  return writes.length > 1 ? null : owner;
}

/** What `this` means in a function: in an arrow and its like what it means around it, in a static member the class itself. */
export function thisOfFunction(
  start: FoundFunction | undefined,
  variables: Variables,
  headerOf: (found: FoundFunction) => FunctionHeader | null,
): Root {
  let owner = start;
  while (owner?.sharesThis === true && owner.parent !== null) owner = owner.parent;
  const header = owner === undefined ? null : headerOf(owner);
  if (owner === undefined || header === null) return { kind: 'this', of: { function: 0 } };
  if (header.class !== null && !isStatic(owner)) return { kind: 'this', of: { class: header.class } };
  const named = header.class !== null && owner.class?.id ? variables.of(owner.class.id) : null;
  if (named !== null) return { kind: 'variable', variable: named };
  return { kind: 'this', of: { function: header.maker ?? header.id } };
}
