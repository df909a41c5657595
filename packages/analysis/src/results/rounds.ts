// Sends that are made once for each of several, and whether each time to another socket.
import type { SendingCall } from '../facts.ts';
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { walkedBy } from '../sockets/runs-inside.ts';
import { eachNode, isFunction, isInside, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';

const LOOP = /^(?:For|ForIn|ForOf|While|DoWhile)Statement$/;

/** Runs once for each of several: in a loop of the function, or in a callback that runs inside a call. */
export function isRepeated(part: Node, fn: FunctionLike): boolean {
  for (let at: Node | undefined = part; at !== undefined && at !== fn; at = parentOf(at))
    if ((LOOP.test(at.type) && at !== part) || (isFunction(at) && walkedBy(at) !== null)) return true;
  return false;
}

/** The socket is another one in each round, as far as what is written tells: of a function that is handed one value, that is the message. */
export function changesSocket(
  { node, method }: SendingCall,
  fn: FunctionLike,
  { module, typeOf }: Identification,
): boolean {
  const callee = unwrap(node.callee);
  const round = roundOf(node, fn);
  if (callee.type === 'MemberExpression' && isOfRound(callee.object)) return true;
  if (method !== null || node.arguments.length < 2) return false;
  const sockets = node.arguments.filter((argument) => socketOf(typeOf(argument)) !== null);
  return (sockets.length > 0 ? sockets : node.arguments).some(isOfRound);

  function isOfRound(part: Node): boolean {
    return [...eachNode(part)].some((name) => {
      if (name.type !== 'Identifier') return false;
      const declared = definitionOf(module.variableOf(name)?.declaration);
      return declared !== undefined && round !== null && isInside(declared, round);
    });
  }
}

function roundOf(part: Node, fn: FunctionLike): Node | null {
  for (let at = parentOf(part); at !== undefined && at !== fn; at = parentOf(at))
    if (LOOP.test(at.type) || (isFunction(at) && walkedBy(at) !== null)) return at;
  return null;
}
