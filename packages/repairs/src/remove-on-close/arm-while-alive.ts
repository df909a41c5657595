// A function that arms itself again and again does so only for a socket that has not ended: its last timer runs out by itself.
import {
  isParameter,
  type Node,
  type RetentionSite,
  type SocketSight,
  type Source,
} from '@socket-safety/analysis';
import { inlineCheck } from '../check/open-check.ts';
import { stateTestsOf, type StateTest } from '../check/state-test.ts';
import { frameStatements } from '../frame/frame-statements.ts';
import type { Edit, Refusal } from '../repair.ts';
import { readReference } from '../syntax/reference.ts';
import { findAround, isFunction, outerOf } from '../syntax/tree.ts';
import { isVisibleAt, variableOf } from '../syntax/visibility.ts';

/** `setTimeout(beat, 1000);` becomes `if (socket.readyState !== WebSocket.CLOSING && …) { setTimeout(beat, 1000); }`. */
export function armWhileAlive({ node, socket }: RetentionSite, source: Source): readonly Edit[] | Refusal {
  const statement = outerOf(node);
  if (statement?.type !== 'ExpressionStatement')
    return { refused: 'it is armed anew each time, and what it is armed with is kept' };
  const reference = readReference(socket.node, source);
  const tests = testsOfLife(socket, source);
  if (reference === null || tests === null || !isNameableAt(socket.node, statement, source))
    return { refused: 'it is armed anew each time, and the state of the socket cannot be asked there' };
  const { holds } = inlineCheck(reference, socket, source, tests);
  const frame = { before: [`if (${holds}) {`], depth: 1, after: ['}'] };
  return frameStatements({ first: statement, last: statement, kept: null }, frame, source);
}

/** What holds until a socket begins to end. One that still connects is not open either, so its timer has to go on. */
function testsOfLife(socket: SocketSight, source: Source): readonly StateTest[] | null {
  const { check, properties } = socket.row;
  if (check === null) return null;
  const values = properties[check.property] ?? {};
  const ended = [...new Set([values.closing, values.closed])];
  const alive = [values.connecting, values.open];
  if (ended.every((value) => value !== undefined && !alive.includes(value)))
    return ended.flatMap((open) =>
      open === undefined ? [] : [{ property: check.property, open, unlike: true }],
    );
  // Whoever hands a socket over has seen it open.
  return isParameter(variableOf(socket.node, source)) ? stateTestsOf(socket.row) : null;
}

/** The name that is read in one place means the same in another. */
function isNameableAt(socket: Node, place: Node, source: Source): boolean {
  let root = socket;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type === 'ThisExpression') return ownerOfThis(root) === ownerOfThis(place);
  const variable = root.type === 'Identifier' ? variableOf(root, source) : null;
  return variable !== null && isVisibleAt(variable, place, source);
}

/** What `this` means: an object of a class, or whatever a function is called on. */
function ownerOfThis(inner: Node): Node | null {
  const owner = findAround(
    inner,
    (outer) =>
      (isFunction(outer) && outer.type !== 'ArrowFunctionExpression') || outer.type === 'PropertyDefinition',
  );
  const member = owner === null ? null : owner.type === 'PropertyDefinition' ? owner : outerOf(owner);
  const isMember = member?.type === 'PropertyDefinition' || member?.type === 'MethodDefinition';
  return isMember && !member.static ? member.parent : owner;
}
