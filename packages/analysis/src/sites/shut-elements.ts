// `<button disabled={!connected} onClick={send}>` and `{connected && <Composer onSend={send} />}`, where the close handler says
// `setConnected(false)`: elements that hear nothing, or are not there, once the socket has closed.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { stateSetBy } from '../sockets/kept-state.ts';
import { eachNode, memberName, parentOf, unwrap } from '../sockets/tree.ts';

/** Lists the attributes `onClick={…}` that nobody can reach while what a close handler sets is as it set it; as their containers. */
export function* shutListeners(handler: FunctionHeader, { module }: Identification): Generator<Node> {
  for (const call of eachNode(handler.node)) {
    const kept = call.type === 'CallExpression' ? stateSetBy(call, module) : null;
    const given = call.type === 'CallExpression' ? call.arguments[0] : undefined;
    const variable = kept === null ? null : module.variableOf(kept.value);
    const value = given === undefined ? null : textOf(given);
    if (variable === null || value === null) continue;
    for (const { identifier } of variable.declaration.references) {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = identifier as Node;
      yield* shutBy(use, (asked) =>
        asked.type === 'Identifier' && module.variableOf(asked) === variable ? value : null,
      );
    }
  }
}

/** The text of what an expression has for sure; null where that is not known. */
type Known = (expression: Node) => string | null;

/** Goes up from a mention of the value to the element that hangs on it. */
function* shutBy(use: Node, known: Known): Generator<Node> {
  let inner = use;
  for (let outer = parentOf(use); outer !== undefined; outer = parentOf(outer)) {
    if (outer.type === 'LogicalExpression' && outer.operator === '&&' && outer.left === inner) {
      if (truthOf(inner, known) === false) yield* listenersWithin(outer.right);
    } else if (outer.type === 'ConditionalExpression' && outer.test === inner) {
      const truth = truthOf(inner, known);
      if (truth !== null) yield* listenersWithin(truth ? outer.alternate : outer.consequent);
      return;
    } else if (outer.type === 'JSXExpressionContainer') {
      const attribute = parentOf(outer);
      if (
        attribute?.type === 'JSXAttribute' &&
        attribute.name.name === 'disabled' &&
        truthOf(inner, known) === true
      )
        yield* listenersOf(attribute.parent);
      return;
    } else if (!isOperator(outer)) return;
    inner = outer;
  }
}

function isOperator({ type }: Node): boolean {
  return type === 'LogicalExpression' || type === 'UnaryExpression' || type === 'BinaryExpression';
}

/** What an expression is truthy by, as far as the known value tells. */
function truthOf(expression: Node, known: Known): boolean | null {
  const asked = unwrap(expression);
  switch (asked.type) {
    case 'UnaryExpression': {
      const inner = asked.operator === '!' ? truthOf(asked.argument, known) : null;
      return inner === null ? null : !inner;
    }
    case 'LogicalExpression': {
      const [left, right] = [truthOf(asked.left, known), truthOf(asked.right, known)];
      if (asked.operator === '??') return null;
      const decides = asked.operator === '||';
      if (left === decides || right === decides) return decides;
      return left === null || right === null ? null : !decides;
    }
    case 'BinaryExpression': {
      const value = known(unwrap(asked.left));
      const other = textOf(asked.right);
      if (value === null || other === null) return null;
      if (asked.operator === '===' || asked.operator === '==') return value === other;
      return asked.operator === '!==' || asked.operator === '!=' ? value !== other : null;
    }
    default: {
      const value = known(asked);
      return value === null || /\./.test(value) ? null : !FALSY.has(value);
    }
  }
}

const FALSY: ReadonlySet<string> = new Set(['false', 'null', '0', '""', 'undefined']);

/** `false`, `"closed"`, `Status.Closed`: a plain value, so that two can be compared. */
function textOf(expression: Node): string | null {
  const value = unwrap(expression);
  if (value.type === 'Literal') return JSON.stringify(value.value);
  if (value.type === 'Identifier') return value.name === 'undefined' ? value.name : null;
  const name = value.type === 'MemberExpression' ? memberName(value) : null;
  return value.type === 'MemberExpression' && value.object.type === 'Identifier' && name !== null
    ? `${value.object.name}.${name}`
    : null;
}

function* listenersWithin(part: Node): Generator<Node> {
  for (const node of eachNode(part)) if (node.type === 'JSXOpeningElement') yield* listenersOf(node);
}

function* listenersOf({ attributes }: TSESTree.JSXOpeningElement): Generator<Node> {
  for (const attribute of attributes)
    if (
      attribute.type === 'JSXAttribute' &&
      /^on[A-Z]/.test(String(attribute.name.name)) &&
      attribute.value !== null
    )
      yield attribute.value;
}
