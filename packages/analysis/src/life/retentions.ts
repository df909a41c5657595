// What keeps a socket, or goes on working for it, after it has closed.
import type { RetentionSite } from '../facts.ts';
import { eachKeptListener } from './kept-listeners.ts';
import { eachKeptMember } from './kept-members.ts';
import { eachKeptTimer } from './kept-timers.ts';
import type { LifeContext } from './life-context.ts';

/** Finds the places of a file, in source order, one for each call. */
export function findRetentions(context: LifeContext): readonly RetentionSite[] {
  const found = [...eachKeptMember(context), ...eachKeptTimer(context), ...eachKeptListener(context)];
  return found.sort((left, right) => left.node.range[0] - right.node.range[0]);
}
