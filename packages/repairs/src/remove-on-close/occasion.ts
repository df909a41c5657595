// How often the statement that puts a socket somewhere runs for one socket.
import {
  definitionOf,
  type Node,
  type RetentionSite,
  type ScopeVariable,
  type Source,
} from '@socket-safety/analysis';
import {
  findAround,
  findFunctionAround,
  isFunction,
  isInside,
  outerOf,
  siblingsOf,
  type FunctionNode,
} from '../syntax/tree.ts';
import { variableOf } from '../syntax/visibility.ts';

/** Where a socket can be listened to for all of its puts. */
export interface Occasion {
  /** The statement behind which the listener goes, in the function that is handed the socket. */
  readonly place: Node;
  /** That function runs once for each socket. */
  readonly isOnce: boolean;
}

/**
 * Finds it; null where the statement runs once for each socket, or it cannot be told.
 *
 * | the put stands                                         | place                  | once |
 * | ------------------------------------------------------- | ---------------------- | ---- |
 * | in a connection handler, in the open                    | null                   |      |
 * | in a handler of messages, or a loop, of that handler    | that handler, or loop  | yes  |
 * | in `join(room, socket)`, which anybody calls            | the statement          | no   |
 */
export function readOccasion({ node, socket }: RetentionSite, source: Source): Occasion | null {
  const name = rootName(socket.node);
  const variable = name === null ? null : variableOf(name, source);
  const maker = variable === null ? null : functionOf(variable);
  if (variable === null || maker?.body.type !== 'BlockStatement') return null;
  const { body } = maker;
  const outermost = [node, ...around(node)].find((outer) => outerOf(outer) === body);
  if (outermost === undefined || isNeverPassed(outermost, body.body) || isGivenAnew(variable)) return null;
  const isBornHere = !definesParameter(variable, maker) || isHandler(maker, source);
  if (isBornHere) return isRepeated(node, maker) ? { place: outermost, isOnce: true } : null;
  const repeated = [...around(node)].filter(
    (outer) => isInside(outer, body) && outer !== body && isRound(outer),
  );
  const place = repeated.at(-1) === undefined ? statementOf(node) : outermost;
  return place === null ? null : { place, isOnce: false };
}

/** `return { join() { rooms.get(name).add(socket); } };`, or what is declared behind a `return`. */
function isNeverPassed(statement: Node, body: readonly Node[]): boolean {
  return body.some(
    (other) => /^(?:Return|Throw)Statement$/.test(other.type) && other.range[0] <= statement.range[0],
  );
}

/** By the time of the close the name may stand for another socket. */
function isGivenAnew({ references, defs }: ScopeVariable): boolean {
  const writes = references.filter((one) => one.isWrite()).length;
  return writes > (defs.some(({ type }) => type === 'Parameter') ? 0 : 1);
}

/** `member` of `member.socket` */
function rootName(socket: Node): Node | null {
  if (socket.type === 'MemberExpression') return rootName(socket.object);
  return socket.type === 'Identifier' ? socket : null;
}

function functionOf(variable: ScopeVariable): FunctionNode | null {
  const declared = definitionOf(variable);
  if (declared === undefined) return null;
  return isFunction(declared) ? declared : findFunctionAround(declared);
}

function definesParameter(variable: ScopeVariable, maker: FunctionNode): boolean {
  return definitionOf(variable) === maker;
}

/** `(socket) => { … }` of `server.on('connection', …)`, and what is handed over by its name. */
function isHandler(maker: FunctionNode, source: Source): boolean {
  if (isHandedOver(maker)) return true;
  if (maker.type !== 'FunctionDeclaration' || maker.id === null) return false;
  const { name } = maker.id;
  const uses = source.scopes
    .flatMap(({ references }) =>
      // Scope managers keep the identifier of each reference.
      references.map(({ identifier }) => identifier as Node),
    )
    .filter((use) => use.type === 'Identifier' && use.name === name);
  return uses.length === 1 && uses.every(isHandedOver);
}

function isHandedOver(value: Node): boolean {
  const outer = outerOf(value);
  return outer?.type === 'CallExpression' && outer.callee !== value;
}

function isRepeated(node: Node, maker: FunctionNode): boolean {
  return [...around(node)].some((outer) => isInside(outer, maker.body) && isRound(outer));
}

/** What may run again: a loop, or a function that is called later. */
function isRound(outer: Node): boolean {
  return isFunction(outer) || /^(?:For|While|DoWhile)/.test(outer.type);
}

function* around(inner: Node): Generator<Node> {
  for (let outer = outerOf(inner); outer !== null; outer = outerOf(outer)) yield outer;
}

function statementOf(node: Node): Node | null {
  const statement = findAround(node, (outer) => isFunction(outer) || siblingsOf(outer) !== null);
  return statement === null || isFunction(statement) ? null : statement;
}
