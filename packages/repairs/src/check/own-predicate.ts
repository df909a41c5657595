// Finds the function of a file that tells whether a socket is open.
import type { Node, SocketSight, Source } from '@socket-safety/analysis';
import type { SocketRow } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import { variablesNamed } from '../syntax/names.ts';
import { isFunction, operandsOf, type FunctionNode } from '../syntax/tree.ts';
import { classNamesOf } from './class-names.ts';
import { stateTestsOf, type StateTest } from './state-test.ts';

/** Returns the name of a function whose body is exactly this socket's check of its only parameter, or null. */
export function findPredicate(socket: SocketSight, source: Source): string | null {
  for (const statement of source.ast.body) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    for (const [name, made] of functionsIn(declared)) {
      if (variablesNamed(name, source).length === 1 && isPredicate(made, socket, source)) return name;
    }
  }
  return null;
}

function* functionsIn(declared: Node | null): Generator<readonly [name: string, made: FunctionNode]> {
  if (declared?.type === 'FunctionDeclaration' && declared.id !== null) yield [declared.id.name, declared];
  if (declared?.type !== 'VariableDeclaration' || declared.kind !== 'const') return;
  for (const { id, init } of declared.declarations)
    if (id.type === 'Identifier' && init !== null && isFunction(init)) yield [id.name, init];
}

function isPredicate(made: FunctionNode, socket: SocketSight, source: Source): boolean {
  const [parameter] = made.params;
  if (made.async || made.generator || made.params.length !== 1 || parameter?.type !== 'Identifier')
    return false;
  // A type guard is remembered across an `await`, as an inline check is.
  if (made.returnType?.typeAnnotation.type === 'TSTypePredicate') return false;
  const answer = answerOf(made);
  return (
    answer !== null && takes(parameter, socket, source) && isCheckOf(parameter.name, answer, socket, source)
  );
}

function answerOf({ body }: FunctionNode): TSESTree.Expression | null {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? only.argument : null;
}

function takes({ typeAnnotation }: TSESTree.Identifier, socket: SocketSight, source: Source): boolean {
  // Undefined or null, as the parser has it.
  if (!typeAnnotation) return true;
  const text = source.text.slice(...typeAnnotation.range);
  const { type } = classNamesOf(socket, source);
  const words: readonly string[] = text.match(/[\w$]+/g) ?? [];
  if (type !== null && words.includes(type)) return true;
  return stateTestsOf(socket.row).every(({ property }) => words.includes(/^\w*/.exec(property)?.[0] ?? ''));
}

/** `socket.readyState === WebSocket.OPEN`, with the constant written in any way; each test of the row, and nothing else. */
function isCheckOf(name: string, answer: TSESTree.Expression, { row }: SocketSight, source: Source): boolean {
  const tests = stateTestsOf(row);
  const operands = operandsOf(answer);
  return (
    tests.length > 0 &&
    operands.length === tests.length &&
    tests.every((test) => operands.some((operand) => asks(test, operand, name, row, source)))
  );
}

function asks(
  { property, open }: StateTest,
  operand: Node,
  name: string,
  row: SocketRow,
  { text }: Source,
): boolean {
  const isRead = (inner: Node) => text.slice(...inner.range).replaceAll('?.', '.') === `${name}.${property}`;
  if (open === true && isRead(operand)) return true;
  if (operand.type === 'UnaryExpression')
    return open === false && operand.operator === '!' && isRead(operand.argument);
  if (operand.type !== 'BinaryExpression' || !['===', '=='].includes(operand.operator)) return false;
  const { left, right } = operand;
  const value = isRead(left) ? right : isRead(right) ? left : null;
  if (value === null) return false;
  if (value.type === 'Literal') return value.value === open;
  const constant =
    text
      .slice(...value.range)
      .split(/\W/)
      .at(-1) ?? '';
  return row.constants.values[constant] === open;
}
