// Questions that may come back to themselves while they are answered: `room = rooms.get(id)` asks for `rooms`, and what is put there
// asks for `room`. Whoever comes back gets null, so a cycle ends; what was answered without the rest is asked anew once that is known.
import type { Type } from './types.ts';

/** Answers the question of a key: what is known already, or else what `find` finds. */
export type Asked<K> = (key: K, find: () => Type | null) => Type | null;

/** Answers that were found without others, before they stay as they are: guards against files in which everything asks for everything. */
const MAX_FORGOTTEN = 20_000;

interface Answer {
  readonly type: Type | null;
  /** The depth of the outermost open question that it did without; infinite if it did without none. */
  readonly without: number;
}

/** Makes a place for the answers to each kind of question. All kinds that ask one another come from one such function. */
export function createQuestions(): <K>(isTooDeep?: () => boolean) => Asked<K> {
  const open: { without: number }[] = [];
  /** By the depth of the question that they did without: how to forget those answers. */
  const incomplete: (() => void)[][] = [];
  let forgotten = 0;

  const doWithout = (depth: number): void => {
    const asking = open.at(-1);
    if (asking !== undefined) asking.without = Math.min(asking.without, depth);
  };

  return <K>(isTooDeep = () => false): Asked<K> => {
    const answers = new Map<K, Answer>();
    const running = new Map<K, number>();
    return (key, find) => {
      const known = answers.get(key);
      const before = known?.without ?? running.get(key);
      if (before !== undefined) doWithout(before);
      if (known !== undefined) return known.type;
      if (before !== undefined || isTooDeep()) return null;
      const depth = open.length;
      incomplete[depth] ??= [];
      const own = { without: Infinity };
      open.push(own);
      running.set(key, depth);
      const type = find();
      running.delete(key);
      open.pop();
      const without = own.without < depth && forgotten < MAX_FORGOTTEN ? own.without : Infinity;
      answers.set(key, { type, without });
      // Whatever waited for this one can be asked again now; what waited for those within it, has been.
      for (const forget of incomplete[depth] ?? []) forget();
      incomplete[depth] = [];
      if (without < depth) {
        forgotten++;
        incomplete[without]?.push(() => answers.delete(key));
        doWithout(without);
      }
      return type;
    };
  };
}
