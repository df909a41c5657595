// What stands at a place that names a function: where it is declared, where it has its body, or where it is used.
import type { Node, Range, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { eachWithin, isFunction, outerOf, type FunctionNode } from '../syntax/tree.ts';

/**
 * | kind        | the code                                                            |
 * | ----------- | --------------------------------------------------------------------- |
 * | `body`      | `send(text) { … }`, `const send = (text) => …`                      |
 * | `signature` | `send(text: string): void;` of an interface, overload, abstract class |
 * | `mention`   | `import { send }`, `export { send }`                                |
 * | `use`       | everything else                                                     |
 */
export type NamedPlace =
  | { readonly kind: 'body'; readonly fn: FunctionNode; readonly name: Node }
  | { readonly kind: 'signature'; readonly returns: TSESTree.TypeNode | null }
  | { readonly kind: 'mention' }
  | { readonly kind: 'use'; readonly node: Node };

/** Reads the place in a file; null where no name stands there. */
export function readPlace({ ast }: Source, range: Range): NamedPlace | null {
  const name = findName(ast, range);
  return name === null ? null : placeOf(name);
}

function findName(root: Node, [start, end]: Range): Node | null {
  let found: Node | null = null;
  for (const inner of eachWithin(root, ({ range }) => range[1] <= start || range[0] >= end)) {
    const isName =
      inner.type === 'Identifier' || inner.type === 'PrivateIdentifier' || inner.type === 'Literal';
    // An identifier with an annotation reaches to the end of that; the word of a literal stands within its quotes.
    if (isName && inner.range[0] <= start && start <= inner.range[0] + 1 && end <= inner.range[1])
      found = inner;
  }
  return found;
}

function placeOf(name: Node): NamedPlace {
  const outer = outerOf(name);
  switch (outer?.type) {
    case 'FunctionDeclaration':
      return outer.id === name ? { kind: 'body', fn: outer, name } : { kind: 'use', node: name };
    case 'TSDeclareFunction':
      return { kind: 'signature', returns: outer.returnType?.typeAnnotation ?? null };
    case 'TSMethodSignature':
      return { kind: 'signature', returns: outer.returnType?.typeAnnotation ?? null };
    case 'TSPropertySignature':
    case 'TSAbstractPropertyDefinition':
      return { kind: 'signature', returns: returnsOfType(outer.typeAnnotation?.typeAnnotation) };
    case 'TSAbstractMethodDefinition':
      return { kind: 'signature', returns: outer.value.returnType?.typeAnnotation ?? null };
    case 'MethodDefinition':
      if (outer.key !== name) break;
      return isFunction(outer.value)
        ? { kind: 'body', fn: outer.value, name }
        : { kind: 'signature', returns: outer.value.returnType?.typeAnnotation ?? null };
    case 'PropertyDefinition':
    case 'Property':
      if (outer.type === 'Property' && outer.shorthand) return { kind: 'mention' };
      if (outer.key !== name || outer.value === null) break;
      return isFunction(outer.value) ? { kind: 'body', fn: outer.value, name } : { kind: 'mention' };
    case 'VariableDeclarator':
      if (outer.id !== name) break;
      return outer.init !== null && isFunction(outer.init)
        ? { kind: 'body', fn: outer.init, name }
        : { kind: 'mention' };
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
      return { kind: 'mention' };
  }
  return { kind: 'use', node: name };
}

/** `send: (text: string) => void` */
function returnsOfType(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | null {
  return type?.type === 'TSFunctionType' ? (type.returnType?.typeAnnotation ?? null) : null;
}
