// The type that the place of an expression asks for: `const onLink: OnLink = (link) => …` says what `link` is.
import type { Node } from '../ir/model.ts';
import { readAnnotation } from './annotation.ts';
import type { Inference } from './inference.ts';
import { documentedNode } from './syntax-index.ts';
import { isFunction, keyName, outerOf, parentOf, unwrap } from './tree.ts';
import { partsOf, unite, type Type } from './types.ts';

/** Objects in objects, functions in functions, before the search gives up. */
const MAX_DEPTH = 6;

/** Returns what is written as the type of an expression, at its place or upon it; null where nothing is. */
export function writtenType(node: Node, inference: Inference): Type | null {
  return expectedType(node, inference, 0);
}

/** Returns what a written function type says of the parameter at `position` of the function that `use` is or names. */
export function expectedParameter(use: Node, position: number, inference: Inference): Type | null {
  let type: Type | null = null;
  for (const part of partsOf(expectedType(use, inference, 0)))
    if (part.kind === 'signature') type = unite(type, part.parameter(position));
  return type;
}

function expectedType(node: Node, inference: Inference, depth: number): Type | null {
  const outer = outerOf(node);
  if (outer === undefined || depth > MAX_DEPTH) return null;
  const upon = parentOf(node);
  if (upon?.type === 'TSSatisfiesExpression' || upon?.type === 'TSAsExpression')
    return readAnnotation(upon.typeAnnotation, inference.context);
  const { context, syntax, memberOf, indexed } = inference;
  const isHere = (part: Node | null) => part !== null && unwrap(part) === unwrap(node);
  switch (outer.type) {
    case 'VariableDeclarator':
      return outer.id.type === 'Identifier'
        ? (readAnnotation(outer.id.typeAnnotation, context) ??
            inference.docType(documentedNode(outer), 'type'))
        : null;
    case 'PropertyDefinition':
      return isHere(outer.value)
        ? (readAnnotation(outer.typeAnnotation, context) ?? inference.docType(outer, 'type'))
        : null;
    case 'AssignmentExpression':
      return isHere(outer.right) ? inference.docType(documentedNode(outer), 'type') : null;
    case 'AssignmentPattern':
      return outer.left.type === 'Identifier' ? readAnnotation(outer.left.typeAnnotation, context) : null;
    case 'Property': {
      const object = parentOf(outer);
      const name = keyName(outer.key, outer.computed);
      if (object?.type !== 'ObjectExpression' || name === null || !isHere(outer.value)) return null;
      const expected = expectedType(object, inference, depth + 1);
      return expected === null ? null : memberOf(expected, name);
    }
    case 'ArrayExpression':
      return indexed(expectedType(outer, inference, depth + 1));
    case 'ReturnStatement': {
      const owner = syntax.ownerOf(outer)?.node;
      return owner === undefined ? null : expectedResult(owner, inference, depth + 1);
    }
    case 'ArrowFunctionExpression':
      return isHere(outer.body) ? expectedResult(outer, inference, depth + 1) : null;
    case 'CallExpression':
    case 'NewExpression': {
      const position = outer.arguments.findIndex(isHere);
      return position === -1 ? null : expectedArgument(outer.callee, position, inference);
    }
    default:
      return null;
  }
}

function expectedResult(owner: Node, inference: Inference, depth: number): Type | null {
  if (!isFunction(owner)) return null;
  let type = readAnnotation(owner.returnType, inference.context);
  for (const part of type === null ? partsOf(expectedType(owner, inference, depth)) : [])
    if (part.kind === 'signature') type = unite(type, part.returns());
  return type?.kind === 'promise' ? type.of : type;
}

function expectedArgument(callee: Node, position: number, inference: Inference): Type | null {
  const parameter = inference.functionNamed(callee)?.node;
  const written = isFunction(parameter) ? parameter.params[position] : undefined;
  if (written?.type === 'Identifier') return readAnnotation(written.typeAnnotation, inference.context);
  let type: Type | null = null;
  for (const part of partsOf(inference.typeOf(callee)))
    if (part.kind === 'signature') type = unite(type, part.parameter(position));
  return type;
}
