// The field of a record that holds its socket, where the record comes from elsewhere and only its type is in sight.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { keyName, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf, type SocketType } from '../sockets/types.ts';
import { ends } from './closing-socket.ts';
import type { LifeContext } from './life-context.ts';

export interface RecordSocket {
  /** The name of the record. */
  readonly node: TSESTree.Identifier;
  /** `socket` of `interface Member { readonly socket: WebSocket }`. */
  readonly field: string;
  readonly type: SocketType;
}

/** Finds it by the annotation of a name, whose type this file declares; null for anything else. */
export function findRecordSocket(value: Node, context: LifeContext): RecordSocket | null {
  const at = unwrap(value);
  const { typeOf, module } = context.identification;
  const declared = at.type === 'Identifier' ? module.variableOf(at)?.declaration.identifiers[0] : undefined;
  if (at.type !== 'Identifier' || declared === undefined) return null;
  // Scope managers keep the declared names of a variable, typed as unknown.
  const annotation = (declared as TSESTree.Identifier).typeAnnotation?.typeAnnotation;
  for (const field of annotation == null ? [] : fieldsOf(annotation, context))
    for (const part of partsOf(typeOf(at))) {
      const type = part.kind === 'record' ? socketOf(part.field(field)) : null;
      if (type !== null && ends(type.row)) return { node: at, field, type };
    }
  return null;
}

function fieldsOf(annotation: TSESTree.TypeNode, { source }: LifeContext): readonly string[] {
  if (annotation.type === 'TSTypeLiteral') return namesOf(annotation.members);
  if (annotation.type !== 'TSTypeReference' || annotation.typeName.type !== 'Identifier') return [];
  const { name } = annotation.typeName;
  for (const statement of source.ast.body) {
    const inner = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    if (inner?.type === 'TSInterfaceDeclaration' && inner.id.name === name) return namesOf(inner.body.body);
    if (inner?.type !== 'TSTypeAliasDeclaration' || inner.id.name !== name) continue;
    return inner.typeAnnotation.type === 'TSTypeLiteral' ? namesOf(inner.typeAnnotation.members) : [];
  }
  return [];
}

function namesOf(members: readonly TSESTree.TypeElement[]): readonly string[] {
  return members.flatMap((member) => {
    const name =
      member.type === 'TSPropertySignature' && !member.optional ? keyName(member.key, member.computed) : null;
    return name === null ? [] : [name];
  });
}
