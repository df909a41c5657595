// Failures that the engine says aloud it does not speak of, so that they are no misses. Each row names the place that says so.
import { libraries, type State } from '@socket-safety/libraries';
import type { Failure } from '../executor/model.ts';
import { eachStatement, type ProgramModel } from './grammar.ts';

interface Assumption {
  readonly name: string;
  readonly because: string;
  readonly holds: (model: ProgramModel, failure: Pick<Failure, 'story'>) => boolean;
}

const ASSUMPTIONS: readonly Assumption[] = [
  {
    name: 'nobody hands over a socket in a state that only the program itself leads to',
    because: 'analysis/src/sites/reachable.ts: `outside` of a row says what the world does to a socket',
    holds: ({ family }, { story }) =>
      story.some((event) => {
        const state = / = (connecting|closing|closed)$/.exec(event)?.[1] as State | undefined;
        return state !== undefined && isNeverOutside(family, state);
      }),
  },
  {
    name: 'a flag that the close handler clears is trusted until the close event has come',
    because:
      'analysis/src/guards/flag.ts: nothing tells the flag of a close that has only begun, or that came before it',
    holds: ({ body }, { story }) =>
      [...eachStatement(body)].some((one) => 'test' in one && one.test === 'flag') &&
      !story.some((event) => / closes$/.test(event)),
  },
  {
    name: 'a set that the close handler empties is trusted until the close event has come',
    because:
      'analysis/src/flow/emptied.ts: of a family that is closed at once, the program may walk over a socket that it has just ended',
    holds: ({ scene }, { story }) =>
      scene === 'collection' &&
      !story.some((event) => / closes$/.test(event)) &&
      / on the closed socket /.test(story.at(-1) ?? ''),
  },
];

/** Returns the name of the assumption that a failure goes against, if there is one. */
export function isAssumed(model: ProgramModel, failure: Pick<Failure, 'story'>): string | null {
  return ASSUMPTIONS.find(({ holds }) => holds(model, failure))?.name ?? null;
}

function isNeverOutside(family: ProgramModel['family'], state: State): boolean {
  const library = libraries.find(({ id }) => id === (family === 'workers' ? 'cloudflare-workers' : family));
  const row = Object.values(library?.types ?? {}).find(({ socket }) => socket?.outside !== undefined)?.socket;
  return row?.outside?.open?.includes(state) === false;
}
