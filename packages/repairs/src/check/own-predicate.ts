// Finds the function of a file that tells whether a socket is open.
import type { Node, SocketSight, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { variablesNamed } from '../syntax/names.ts';
import { isFunction, memberName, type FunctionNode } from '../syntax/tree.ts';
import { classNamesOf } from './class-names.ts';

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
  if (typeAnnotation === undefined) return true;
  const text = source.text.slice(...typeAnnotation.range);
  const { type } = classNamesOf(socket, source);
  const words: readonly string[] = text.match(/[\w$]+/g) ?? [];
  return (type !== null && words.includes(type)) || words.includes(socket.row.check.property);
}

/** `socket.readyState === WebSocket.OPEN`, with the constant written in any way. */
function isCheckOf(name: string, answer: TSESTree.Expression, { row }: SocketSight, source: Source): boolean {
  const { property, open } = row.check;
  if (open === true) return isRead(answer, name, property);
  if (open === false)
    return (
      answer.type === 'UnaryExpression' && answer.operator === '!' && isRead(answer.argument, name, property)
    );
  if (answer.type !== 'BinaryExpression' || !['===', '=='].includes(answer.operator)) return false;
  const { left, right } = answer;
  const value = isRead(left, name, property) ? right : isRead(right, name, property) ? left : null;
  if (value === null) return false;
  if (value.type === 'Literal') return value.value === open;
  const constant = /(\w+)$/.exec(source.text.slice(...value.range))?.[1] ?? '';
  return row.constants.values[constant] === open;
}

function isRead(expression: Node, name: string, property: string): boolean {
  const member = expression.type === 'ChainExpression' ? expression.expression : expression;
  if (member.type !== 'MemberExpression' || memberName(member) !== property) return false;
  return member.object.type === 'Identifier' && member.object.name === name;
}
