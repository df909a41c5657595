// What code that runs later would find changed.
import type { Node, ScopeVariable, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachWithin, findAround, findFunctionAround, isInside, memberName } from '../syntax/tree.ts';

/** Says why these statements cannot run later as they stand, or returns null. */
export function findChangeLater(first: Node, last: Node, source: Source): string | null {
  const isWithin = ({ range }: Node) => first.range[0] <= range[0] && range[1] <= last.range[1];
  for (const { references } of source.scopes) {
    for (const { identifier, resolved } of references) {
      // Scope managers keep the identifier of each reference.
      const used = identifier as Node;
      if (resolved === null || !isWithin(used) || resolved.identifiers.some((one) => isWithin(one as Node)))
        continue;
      if (isWrittenAgain(resolved, first))
        return `\`${resolved.name}\` may have another value by the time the socket opens`;
      if (mayBeMissing(typeOf(resolved)))
        return `\`${resolved.name}\` may be missing by the time the socket opens`;
    }
  }
  for (const inner of eachWithin(first)) {
    if (inner.type !== 'MemberExpression' || inner.object.type !== 'ThisExpression') continue;
    const field = findField(inner);
    if (field !== null && (field.optional || mayBeMissing(field.typeAnnotation?.typeAnnotation))) {
      return `\`this.${memberName(inner) ?? ''}\` may be missing by the time the socket opens`;
    }
  }
  return null;
}

/** Written behind the statement, in another function, or in a loop that comes back to it. */
function isWrittenAgain({ references, defs }: ScopeVariable, statement: Node): boolean {
  const loop = findAround(statement, ({ type }) => /^(?:For|While|DoWhile)\w*Statement$/.test(type));
  return references.some((reference) => {
    if (!reference.isWrite()) return false;
    const written = reference.identifier as Node;
    const declares = defs.some(
      ({ node }) => isInside(written, node as Node) && (node as Node).type === 'VariableDeclarator',
    );
    if (declares) return false;
    if (
      written.range[0] > statement.range[1] ||
      findFunctionAround(written) !== findFunctionAround(statement)
    )
      return true;
    return loop !== null && isInside(written, loop);
  });
}

function typeOf({ identifiers }: ScopeVariable): TSESTree.TypeNode | undefined {
  const declared = identifiers[0] as TSESTree.Identifier | undefined;
  return declared?.typeAnnotation?.typeAnnotation;
}

/** TypeScript forgets in a function what an assignment outside of it proved. */
function mayBeMissing(type: TSESTree.TypeNode | undefined): boolean {
  return (
    type?.type === 'TSUnionType' &&
    type.types.some((one) => one.type === 'TSNullKeyword' || one.type === 'TSUndefinedKeyword')
  );
}

function findField(member: TSESTree.MemberExpression): TSESTree.PropertyDefinition | null {
  const body = findAround(member, ({ type }) => type === 'ClassBody');
  if (body?.type !== 'ClassBody') return null;
  const name = memberName(member);
  for (const one of body.body)
    if (one.type === 'PropertyDefinition' && one.key.type === 'Identifier' && one.key.name === name)
      return one;
  return null;
}
