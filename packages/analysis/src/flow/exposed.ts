// Whether code out of sight can call a function.
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isPutIntoQueue } from '../sockets/queues.ts';
import { isInTable } from '../sockets/tables.ts';
import { isFunction, outerOf, unwrap } from '../sockets/tree.ts';

/** `const greet = () => …` inside another function that never mentions it. One of the whole file may be there for other scripts. */
export function isUnused({ node, parent }: FunctionHeader, { module }: Identification): boolean {
  if (parent === null || module.functions[parent]?.kind === 'module') return false;
  const holder = node.type === 'FunctionDeclaration' ? node : outerOf(node);
  if (holder?.type !== 'FunctionDeclaration' && holder?.type !== 'VariableDeclarator') return false;
  if (holder.id?.type !== 'Identifier') return false;
  const variable = module.variableOf(holder.id);
  return variable !== null && !variable.declaration.references.some((reference) => reference.isRead());
}

/** Whether code out of sight can call a function: by an export, a public member, or a mention that is no call. */
export function isExposedToOthers(header: FunctionHeader, identification: Identification): boolean {
  const { module } = identification;
  switch (header.kind) {
    case 'module':
    case 'field':
    case 'static-block':
      return true;
    case 'getter':
    case 'setter':
      return true;
    case 'constructor':
      return isClassExposed(header, module);
    case 'method':
      return header.class === null || !isPrivateMember(header.node.parent);
    default:
  }
  const { node } = header;
  if (!isFunction(node)) return true;
  const holder = node.type === 'FunctionDeclaration' ? node : outerOf(node);
  if (holder?.type === 'PropertyDefinition') return !isPrivateMember(holder);
  const name =
    holder?.type === 'FunctionDeclaration'
      ? holder.id
      : holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier'
        ? holder.id
        : null;
  // An anonymous function runs where it is handed to; if nobody was seen to take it, it is out of sight.
  if (name === null) return holder?.type === 'ExportDefaultDeclaration';
  if (isExported(holder)) return true;
  const variable = module.variableOf(name);
  if (variable === null) return true;
  return variable.declaration.references.some((reference) => {
    if (!reference.isRead()) return false;
    // References hold nodes, typed as unknown so that every scope manager fits.
    const use = reference.identifier as Node;
    const outer = outerOf(use);
    if (outer?.type !== 'CallExpression' && outer?.type !== 'NewExpression')
      return !(
        (outer?.type === 'AssignmentExpression' &&
          unwrap(outer.right) === use &&
          outer.left.type === 'MemberExpression') ||
        isInTable(use, identification) ||
        isPutIntoQueue(use, identification)
      );
    return false;
  });
}

/** A class that is only ever constructed, by name and in this file. */
function isClassExposed({ class: id }: FunctionHeader, module: Identification['module']): boolean {
  const node = id === null ? undefined : module.classes[id]?.node;
  if (node?.type !== 'ClassDeclaration' || node.id === null || isExported(node)) return true;
  const variable = module.variableOf(node.id);
  return (
    variable?.declaration.references.some((reference) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = reference.identifier as Node;
      const outer = outerOf(use);
      const isType = outer?.type.startsWith('TS') === true;
      return !isType && !(outer?.type === 'NewExpression' && unwrap(outer.callee) === use);
    }) ?? true
  );
}

function isPrivateMember(member: Node | undefined | null): boolean {
  if (member?.type !== 'MethodDefinition' && member?.type !== 'PropertyDefinition') return false;
  return member.key.type === 'PrivateIdentifier' || member.accessibility === 'private';
}

function isExported(holder: Node | undefined): boolean {
  const statement = holder?.type === 'VariableDeclarator' ? holder.parent : holder;
  const outer = statement?.parent;
  return outer?.type === 'ExportNamedDeclaration' || outer?.type === 'ExportDefaultDeclaration';
}
