// What a loop walks: the collection itself, a view of it, or a copy.
import { definitionOf, type Node, type Source } from '@socket-safety/analysis';
import { eachWithin, memberName } from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

const VIEWS: ReadonlySet<string> = new Set(['entries', 'keys', 'values']);
/** Methods that give a collection of one's own. */
const COPIES: ReadonlySet<string> = new Set(
  'from filter map slice concat flatMap toSorted toReversed'.split(' '),
);

/** Prints the `Set` or `Map` that a loop walks, where the file takes entries out of it; null otherwise. */
export function walkedCollection(walked: Node, source: Source): string | null {
  const collection = collectionOf(walked, source);
  if (collection === null || nameOf(collection) === null) return null;
  for (const inner of eachWithin(source.ast)) {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'MemberExpression') continue;
    if (memberName(inner.callee) === 'delete' && isSame(inner.callee.object, collection, source))
      return source.text.slice(...collection.range);
  }
  return null;
}

/** The same variable, or the same way to a field. */
function isSame(left: Node, right: Node, source: Source): boolean {
  if (source.text.slice(...left.range) !== source.text.slice(...right.range)) return false;
  return left.type !== 'Identifier' || variableOf(left, source) === variableOf(right, source);
}

/** Behind `[...clients]`, `Array.from(clients)` and a constant that is made so stands `clients`. */
function collectionOf(walked: Node, source: Source): Node | null {
  switch (walked.type) {
    case 'Identifier': {
      const made = initOf(walked, source);
      const copied = made === null ? null : copiedIn(made);
      return copied ?? walked;
    }
    case 'MemberExpression':
      return walked;
    case 'ArrayExpression':
    case 'CallExpression':
      return copiedIn(walked);
    default:
      return null;
  }
}

function copiedIn(copy: Node): Node | null {
  if (copy.type === 'ArrayExpression') {
    const [only] = copy.elements;
    return copy.elements.length === 1 && only?.type === 'SpreadElement' ? named(only.argument) : null;
  }
  if (copy.type !== 'CallExpression' || copy.callee.type !== 'MemberExpression') return null;
  const [only] = copy.arguments;
  const isFrom = memberName(copy.callee) === 'from' && copy.arguments.length === 1;
  return isFrom && only !== undefined ? named(only) : null;
}

function named(node: Node): Node | null {
  return nameOf(node) === null ? null : node;
}

/** The last name of `clients`, `this.clients` and `this.#clients`. */
function nameOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression') return null;
  return memberName(node) ?? (node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : null);
}

/** Tells whether others can change what a loop walks while it waits. */
export function liveCollection(walked: Node, source: Source): boolean {
  switch (walked.type) {
    case 'MemberExpression':
      return true;
    case 'Identifier': {
      const made = initOf(walked, source);
      return made === null || liveCollection(made, source) || isMade(made);
    }
    case 'CallExpression': {
      const { callee } = walked;
      if (callee.type !== 'MemberExpression') return false;
      const name = memberName(callee) ?? '';
      const isStatic = callee.object.type === 'Identifier' && /^(?:Array|Object)$/.test(callee.object.name);
      if (isStatic || COPIES.has(name)) return false;
      return name === 'get' || (VIEWS.has(name) && liveCollection(callee.object, source));
    }
    case 'LogicalExpression':
      return liveCollection(walked.left, source);
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return liveCollection(walked.expression, source);
    default:
      return false;
  }
}

/** `const clients = new Set()` is filled by others. */
function isMade({ type }: Node): boolean {
  return type === 'NewExpression';
}

/** What a constant is given; null for parameters, imports and globals. */
function initOf(identifier: Node, source: Source): Node | null {
  const declared = definitionOf(variableOf(identifier, source));
  if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier') return null;
  return declared.init;
}
