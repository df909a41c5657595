// What an error handler sends over the socket that has just failed reaches nobody: the program logs the error in its place.
import { canBe, type Hazard, type Node, type SendSite } from '@socket-safety/analysis';
import type { Edit, RepairContext } from '../repair.ts';
import { hasComment } from '../syntax/comments.ts';
import { styleOf } from '../syntax/layout.ts';
import { isFree } from '../syntax/names.ts';
import { eachWithin, memberName, outerOf } from '../syntax/tree.ts';
import { isLogOf } from './error-log.ts';
import { errorNameOf, statementAround, type HandlerPlace } from './handler-place.ts';
import { nameError } from './log-first.ts';

/** Replaces the send by a line for the log; null where the socket may be open yet, or the statement does more than send. */
export function logInstead(
  { node, wrapper }: SendSite,
  { states }: Hazard,
  place: HandlerPlace,
  { source, language }: RepairContext,
): readonly Edit[] | null {
  if (place.kind !== 'event' || place.block === null || wrapper || canBe(states, 'open')) return null;
  const statement = statementAround(node, place.block);
  const isWhole = statement?.type === 'ExpressionStatement' && outerOf(node) === statement;
  if (!isWhole || hasComment(statement.range, source) || !node.arguments.every(isOnlyMade)) return null;
  const { body } = place.block;
  const name = errorNameOf(place);
  if (body.some((one) => one !== statement && isLogOf(name, one))) {
    const [start, end] = statement.range;
    return [{ range: [source.text.slice(0, start).trimEnd().length, end], text: '' }];
  }
  const given = name ?? (isFree('error', source) ? 'error' : null);
  const declares = nameError(place, language, source);
  if (given === null || declares === null) return null;
  return [
    ...declares,
    { range: statement.range, text: `console.error(${given})${styleOf(source).semicolon}` },
  ];
}

/** Made for the message alone: nobody misses it. */
function isOnlyMade(argument: Node): boolean {
  return [...eachWithin(argument)].every((inner) => {
    if (inner.type === 'CallExpression') return isPure(inner.callee);
    return !/^(?:Assignment|Update|Await|Yield|New|Tagged|Import)\w*$|Function/.test(inner.type);
  });
}

function isPure(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'String';
  return (
    callee.type === 'MemberExpression' && ['stringify', 'from', 'toString'].includes(memberName(callee) ?? '')
  );
}
