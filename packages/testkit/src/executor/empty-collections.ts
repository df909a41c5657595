// Collections that start empty and that nobody in sight fills: the simulation puts elements into them, else no loop over them
// would ever run.
import ts from 'typescript';
import type { Spec } from './simulator/tables.ts';
import type { Specs } from './specs.ts';

/** Returns what a variable or field starts with; null where it is not empty, or filled by the program. */
export function emptyCollectionSpec(
  node: ts.VariableDeclaration | ts.PropertyDeclaration,
  file: ts.SourceFile,
  specs: Specs,
): Spec | null {
  const { initializer, name } = node;
  if (initializer === undefined || !ts.isIdentifier(name)) return null;
  const spec = specOf(node, initializer, name.text, specs);
  if (spec === null) return null;
  return holdsSockets(spec, specs) && isFilled(file, name.text) ? null : spec;
}

function specOf(
  { type }: ts.VariableDeclaration | ts.PropertyDeclaration,
  initializer: ts.Expression,
  name: string,
  specs: Specs,
): Spec | null {
  if (ts.isArrayLiteralExpression(initializer) && initializer.elements.length === 0)
    return type === undefined ? { kind: 'array', of: specs.ofElement(name) } : specs.ofType(type, name);
  if (!ts.isNewExpression(initializer) || !ts.isIdentifier(initializer.expression)) return null;
  if ((initializer.arguments?.length ?? 0) > 0) return null;
  const [first, second] = initializer.typeArguments ?? [];
  const kind = initializer.expression.text;
  if (kind === 'Set')
    return {
      kind: 'set',
      of: first === undefined ? specs.ofElement(name) : specs.ofType(first, `${name} element`),
    };
  if (kind !== 'Map') return null;
  return {
    kind: 'map',
    key: first === undefined ? { kind: 'string', name: 'key' } : specs.ofType(first, 'name'),
    of: second === undefined ? specs.ofElement(name) : specs.ofType(second, `${name} element`),
  };
}

function holdsSockets(spec: Spec, specs: Specs, depth = 0): boolean {
  if (depth > 5) return false;
  switch (spec.kind) {
    case 'socket':
    case 'instance':
    case 'local':
      return true;
    case 'array':
    case 'set':
    case 'map':
    case 'object':
      return holdsSockets(spec.of, specs, depth + 1);
    case 'record':
      return Object.values(spec.fields).some((field) => holdsSockets(field, specs, depth + 1));
    case 'named': {
      const type = specs.types[spec.name];
      return type !== undefined && holdsSockets(type, specs, depth + 1);
    }
    default:
      return false;
  }
}

const FILLS = new Set(['push', 'unshift', 'add', 'set']);

function isFilled(file: ts.SourceFile, name: string): boolean {
  let found = false;
  const visit = (node: ts.Node): void => {
    if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      FILLS.has(node.expression.name.text)
    )
      found ||= lastWord(node.expression.expression) === name;
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isElementAccessExpression(node.left)
    )
      found ||= lastWord(node.left.expression) === name;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function lastWord(node: ts.Expression): string | null {
  if (ts.isIdentifier(node)) return node.text;
  return ts.isPropertyAccessExpression(node) ? node.name.text : null;
}
