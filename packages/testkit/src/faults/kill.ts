// One run of the command that is killed. The trace of a kill inside a write is the temporary file that only such a kill leaves behind.
import { watch } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { endOf, startCommand, type Build, type End } from './command.ts';
import { WORDS, type Standing, type Workplace } from './workplace.ts';

/** When to kill: so many ms after the start, or so many writes after the first. */
export type Moment =
  | { readonly kind: 'early'; readonly afterMs: number }
  | { readonly kind: 'writing'; readonly afterWrites: number; readonly afterMs: number };

/** What to do to a run. */
export interface Blow {
  readonly signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT';
  readonly moment: Moment;
}

/** What a run came to. */
export interface Struck {
  readonly blow: Blow;
  readonly end: End;
  readonly before: Standing;
  readonly after: Standing;
  /** Where the process was when it was hit. */
  readonly where: 'before writing' | 'between writes' | 'inside a write' | 'had ended';
}

/** Runs the command to its end. */
export function runThrough(place: Workplace, build: Build): Promise<End> {
  return endOf(startCommand({ build, cwd: place.folder, words: WORDS }));
}

/** Runs the command and kills it. */
export async function strike(place: Workplace, blow: Blow, build: Build): Promise<Struck> {
  const before = await place.inspect();
  const child = startCommand({ build, cwd: place.folder, words: WORDS });
  const ended = endOf(child);
  const hit = (): boolean => child.kill(blow.signal);
  const writes = watchWrites(place.folder);
  const { moment } = blow;
  const come =
    moment.kind === 'early'
      ? wait(moment.afterMs)
      : writes.until(moment.afterWrites).then(() => wait(moment.afterMs));
  const isHit = await Promise.race([ended.then(() => false), come.then(hit)]);
  const end = await ended;
  writes.close();
  const after = await place.inspect();
  return { blow, end, before, after, where: whereWas({ isHit, end, before, after, seen: writes.seen() }) };
}

function whereWas({
  isHit,
  end,
  before,
  after,
  seen,
}: Pick<Struck, 'end' | 'before' | 'after'> & {
  readonly isHit: boolean;
  readonly seen: number;
}): Struck['where'] {
  // A run that was asked to end, and had nothing left to write, ends as it would have.
  if (!isHit || end.code === 0) return 'had ended';
  // The run before may have left one that this one had not come to.
  if (after.temporary.some((name) => !before.temporary.includes(name))) return 'inside a write';
  return after.new > before.new || seen > 0 ? 'between writes' : 'before writing';
}

interface Writes {
  readonly until: (count: number) => Promise<void>;
  readonly seen: () => number;
  readonly close: () => void;
}

/** Counts the temporary files that appear in a folder. */
function watchWrites(folder: string): Writes {
  const names = new Set<string>();
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  const watcher = watch(folder, (_event, name) => {
    if (name?.startsWith('.socket-safety-')) names.add(name);
    for (const { count, done } of waiting) if (names.size >= count) done();
  });
  return {
    until: (count) => new Promise((done) => void waiting.push({ count, done })),
    seen: () => names.size,
    close: () => watcher.close(),
  };
}
