// `if (signal.aborted) return; socket.send(text)`: an abort signal that comes from elsewhere. Whoever made it looks after the task,
// the end of its socket included, so a send that asks it after the last wait is not judged; `strict` asks for the socket itself.
// A signal that is made in this file is a flag, and what sets it is known.
import { atomsOf } from '../checks/atoms.ts';
import { governingTests, statementsAbove } from '../checks/governing.ts';
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { calledName, memberName, unwrap } from '../sockets/tree.ts';
import { waitsBetween } from './waits.ts';

/** Tells whether a send runs only while somebody else's abort signal says go on, asked since the function last waited. */
export function asksForeignSignal(call: Node, { module }: Identification): boolean {
  return [...signalsAskedInTests(call, module), ...signalsThatThrow(call)].some(
    ({ signal, asked }) => isForeign(signal, module) && !waitsBetween(asked, call),
  );
}

/** A signal, and the expression that asks it. */
interface AskedSignal {
  readonly signal: Node;
  readonly asked: Node;
}

/** `if (signal.aborted) return;`, `if (audio && !signal.aborted) …` */
function* signalsAskedInTests(call: Node, module: Identification['module']): Generator<AskedSignal> {
  for (const { test, holds } of governingTests(call, () => false)) {
    if (holds === null) continue;
    for (const { node, holds: truth, settled } of atomsOf(test, holds, module))
      if (settled && !truth && node.type === 'MemberExpression' && memberName(node) === 'aborted')
        yield { signal: node.object, asked: node };
  }
}

/** `signal.throwIfAborted();` */
function* signalsThatThrow(call: Node): Generator<AskedSignal> {
  for (const statement of statementsAbove(call)) {
    if (statement.type !== 'ExpressionStatement') continue;
    const asked = unwrap(statement.expression);
    if (asked.type !== 'CallExpression' || calledName(asked) !== 'throwIfAborted') continue;
    const callee = unwrap(asked.callee);
    if (callee.type === 'MemberExpression') yield { signal: callee.object, asked };
  }
}

/** Names of names of names are nobody's code. */
const MAX_STEPS = 8;

/** It is handed to a function, or handed out by one: `signal`, `request.signal`, `const signal = tasks.signalOf(id)`. */
function isForeign(expression: Node, module: Identification['module'], steps = 0): boolean {
  if (steps > MAX_STEPS) return false;
  const signal = unwrap(expression);
  if (signal.type === 'MemberExpression') return isForeign(signal.object, module, steps + 1);
  // `AbortSignal.timeout(…)` knows the clock alone.
  if (signal.type === 'CallExpression') {
    const callee = unwrap(signal.callee);
    const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
    return !(owner?.type === 'Identifier' && owner.name === 'AbortSignal');
  }
  if (signal.type !== 'Identifier') return false;
  const declaration = module.variableOf(signal)?.declaration;
  if (isParameter(declaration)) return true;
  const declarator = definitionOf(declaration);
  return (
    declarator?.type === 'VariableDeclarator' &&
    declarator.init !== null &&
    isForeign(declarator.init, module, steps + 1)
  );
}
