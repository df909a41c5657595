// A round that has a `catch` of its own already, which passes the failure on: it goes on to the next round instead.
import { isCaughtIn, type Broadcast, type Node } from '@socket-safety/analysis';
import type { Edit, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, findAround, findFunctionAround, isFunction, isInside } from '../syntax/tree.ts';
import { isLogOf } from '../guard-error-handler/error-log.ts';
import { logLine } from './log-line.ts';

/** Takes the `throw` out of the round's own `catch`, and logs what it threw; null where the round has none. */
export function goOnAfterCatch({ loop, call }: Broadcast, { source }: RepairContext): readonly Edit[] | null {
  const tried = findAround(
    call,
    (outer) => outer === loop || isFunction(outer) || outer.type === 'TryStatement',
  );
  if (tried?.type !== 'TryStatement' || tried.handler === null || !isInside(call, tried.block)) return null;
  const { param, body } = tried.handler;
  const last = body.body.at(-1);
  const fn = findFunctionAround(call);
  if (fn === null || param?.type !== 'Identifier' || last?.type !== 'ThrowStatement') return null;
  if (last.argument.type !== 'Identifier' || last.argument.name !== param.name || isCaughtIn(last, fn))
    return null;
  // Another way out of the clause would end the walk as well.
  const leaves = (inner: Node) => inner !== last && /^(?:Throw|Return|Break)Statement$/.test(inner.type);
  if ([...eachWithin(body, isFunction)].some(leaves)) return null;
  if (body.body.some((one) => isLogOf(param.name, one))) {
    const before = body.body.at(-2);
    return before === undefined ? null : [{ range: [before.range[1], last.range[1]], text: '' }];
  }
  const { semicolon } = styleOf(source);
  return [{ range: last.range, text: `${logLine(last, param.name, source)}${semicolon}` }];
}
