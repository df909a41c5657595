// Puts statements where a socket is new: at the start of the function that is handed it, or behind the statement that makes it.
import type { Node, SocketLife, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { frameArrow } from '../frame/frame-arrow.ts';
import type { Edit, Refusal } from '../repair.ts';
import { endWithComment, hasComment, startWithComments } from '../syntax/comments.ts';
import { indentationAt, printLines, startsLine, styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import {
  findAround,
  isFunction,
  memberName,
  outerOf,
  siblingsOf,
  type FunctionNode,
} from '../syntax/tree.ts';

/** Prints the statements with the name of the socket; leading tabs are levels of indentation. */
export type PrintAtBirth = (name: string) => readonly string[];

/** Adds the statements; refuses where there is no room for them. `chained` is a call that can be made on the socket where it stands. */
export function atBirth(
  life: SocketLife,
  print: PrintAtBirth,
  source: Source,
  chained: readonly string[] | null = null,
): readonly Edit[] | Refusal {
  const { node, socket, origin } = life;
  if (isAsserted(node)) return { refused: 'it is declared as another class, which may lack these methods' };
  if (origin === 'accepted') return atStart(node, print(socket.text), source);
  const field = outerOf(chainEnd(node));
  if (chained !== null && field?.type === 'PropertyDefinition') {
    const [, end] = chainEnd(node).range;
    const base = indentationAt(source.text, field.range[0]);
    return [{ range: [end, end], text: printLines(chained, base, styleOf(source)).trimStart() }];
  }
  const statement = statementAround(node);
  if (statement === null || siblingsOf(statement) === null)
    return { refused: 'there is no statement of its own to put a listener behind' };
  if (!startsLine(source.text, statement.range[0])) return { refused: 'the statement shares its line' };
  const name = socket.node === node ? null : readReference(socket.node, source);
  if (name !== null)
    return isAwaited(node, statement) ? LATE : [behind(statement, print(name.plain), source)];
  if (statement.type !== 'ExpressionStatement' || chainEnd(node) !== statement.expression)
    return { refused: 'the socket has no name' };
  const given = freeName(['socket', 'link', 'madeSocket'], source);
  const { range } = statement;
  return [
    { range: [range[0], range[0]], text: `const ${given} = ` },
    behind(statement, print(given), source),
  ];
}

/** `new Implementation(url) as unknown as WebSocket` */
function isAsserted(made: Node): boolean {
  const outer = outerOf(chainEnd(made));
  return outer?.type === 'TSAsExpression' || outer?.type === 'TSTypeAssertion';
}

const LATE: Refusal = { refused: 'the statement waits before the socket has its name' };

function atStart(parameter: Node, lines: readonly string[], source: Source): readonly Edit[] | Refusal {
  const owner = outerOf(parameter);
  if (owner === null || !isFunction(owner)) return { refused: 'the function is out of sight' };
  if (owner.body.type !== 'BlockStatement') return inArrow(owner, lines, source);
  const { body } = owner;
  const { text } = source;
  const style = styleOf(source);
  const base = indentationAt(text, body.range[0]);
  const [first] = body.body;
  if (first !== undefined && startsLine(text, first.range[0])) {
    const start = startWithComments(first, source);
    if (start < body.range[0]) return { refused: 'a comment stands before the block' };
    return [
      { range: [start, start], text: `${printLines(lines, indentationAt(text, first.range[0]), style)}\n` },
    ];
  }
  if (hasComment(body.range, source)) return { refused: 'a comment stands in the line of the block' };
  const indented = lines.map((line) => `\t${line}`);
  const inner = first === undefined ? [] : [`\t${text.slice(body.range[0] + 1, body.range[1] - 1).trim()}`];
  if (inner.some((line) => line.includes('\n')))
    return { refused: 'the block shares the line of its first statement' };
  return [{ range: body.range, text: `{\n${printLines([...indented, ...inner], base, style)}\n${base}}` }];
}

function inArrow(owner: FunctionNode, lines: readonly string[], source: Source): readonly Edit[] | Refusal {
  if (owner.type !== 'ArrowFunctionExpression') return { refused: 'the function has no block' };
  return frameArrow(owner, owner.body, { before: lines, depth: 0, after: [] }, source);
}

function statementAround(node: Node): Node | null {
  const holder = findAround(
    node,
    (outer) => isFunction(outer) || /(?:Statement|Declaration|Definition)$/.test(outer.type),
  );
  return holder?.type === 'ExpressionStatement' || holder?.type === 'VariableDeclaration' ? holder : null;
}

/** `const client = await createClient().connect()`: what goes wrong in between is not heard behind it. */
function isAwaited(node: Node, statement: Node): boolean {
  for (let at = outerOf(node); at !== null && at !== statement; at = outerOf(at))
    if (at.type === 'AwaitExpression') return true;
  return false;
}

const RETURNS_ITSELF = new Set(['on', 'once', 'addListener', 'prependListener', 'setMaxListeners']);

/** The last call of `new WebSocket(url).on('open', greet).on('message', take)`. */
function chainEnd(node: Node): Node {
  const member = outerOf(node);
  const call = member?.type === 'MemberExpression' ? outerOf(member) : null;
  const isChained =
    member?.type === 'MemberExpression' &&
    RETURNS_ITSELF.has(memberName(member) ?? '') &&
    isCallOf(call, member);
  return isChained && call !== null ? chainEnd(call) : node;
}

function isCallOf(call: Node | null, callee: Node): call is TSESTree.CallExpression {
  return call?.type === 'CallExpression' && call.callee === callee;
}

function behind(statement: Node, lines: readonly string[], source: Source): Edit {
  const end = endWithComment(statement, source);
  const base = indentationAt(source.text, statement.range[0]);
  return { range: [end, end], text: `\n${printLines(lines, base, styleOf(source))}` };
}
