// The first step of a rewrite: every file by itself, here or by several hands at once. The answers are in the order of the files.
import type { RewriteRun } from './across-files/part-run.ts';
import type { FileResult } from './file-result.ts';
import { failedBy, lookInto, sift, type FileWithEvidence } from './look-into.ts';

/**
 * A hand loads a linter and a parser before its first file, and makes a program where there are types: that takes as long as
 * looking into so many files.
 */
const FILES_PER_HAND = 40;

/** Someone who looks into files elsewhere, one at a time. */
export interface Hand {
  readonly look: (errand: Errand) => Promise<FileResult>;
}

/** A file, and the ids of what to look for in it. */
export interface Errand {
  readonly file: string;
  readonly rules: readonly string[];
  readonly codemods: readonly string[];
}

/** Looks into every file of a run; fewer come back when somebody who is asked has had enough. */
export async function lookThrough(run: RewriteRun): Promise<readonly FileResult[]> {
  const { files, onProgress, findHands } = run;
  const results: (FileResult | FileWithEvidence)[] = [];
  for (const file of files) {
    onProgress?.({ phase: 'read', done: results.length, total: files.length });
    results.push(await sift(file, run));
  }
  const waiting = results.flatMap((result) => ('kind' in result ? [] : [result]));
  const most = Math.floor(waiting.length / FILES_PER_HAND);
  const hands = most < 2 ? [] : ((await findHands?.(most)) ?? []);
  let done = 0;
  const note = (): void => onProgress?.({ phase: 'look', done: done++, total: waiting.length });
  const looked =
    hands.length === 0 ? await lookAlone(waiting, run, note) : await lookTogether(waiting, hands, run, note);
  return results.flatMap((result) => ('kind' in result ? result : (looked.get(result.file) ?? [])));
}

type Looked = ReadonlyMap<string, FileResult>;

async function lookAlone(
  waiting: readonly FileWithEvidence[],
  run: RewriteRun,
  note: () => void,
): Promise<Looked> {
  const looked = new Map<string, FileResult>();
  for (const one of waiting) {
    if ((run.task.decisions?.mood() ?? 'asking') !== 'asking') break;
    note();
    looked.set(one.file, await lookInto(one, run));
  }
  return looked;
}

/** Each hand has files of its own first, and then takes from those that are for anyone. */
async function lookTogether(
  waiting: readonly FileWithEvidence[],
  hands: readonly Hand[],
  run: RewriteRun,
  note: () => void,
): Promise<Looked> {
  const looked = new Map<string, FileResult>();
  const { own, common } = deal(waiting, hands.length, run);
  const rules = run.rules.map(({ rule }) => rule.id);
  const { codemods } = run.task;
  await Promise.all(
    hands.map(async (hand, at) => {
      const mine = own[at] ?? [];
      for (
        let one = mine.shift() ?? common.shift();
        one !== undefined;
        one = mine.shift() ?? common.shift()
      ) {
        note();
        const { file } = one;
        looked.set(file, await hand.look({ file, rules, codemods }).catch((thrown) => failedBy(thrown, one)));
      }
    }),
  );
  return looked;
}

/** Files of one tsconfig.json go to as few hands as pay, since each of them makes its program. */
function deal(
  waiting: readonly FileWithEvidence[],
  count: number,
  { types }: RewriteRun,
): { readonly own: FileWithEvidence[][]; readonly common: FileWithEvidence[] } {
  const groups = new Map<string, FileWithEvidence[]>();
  const common: FileWithEvidence[] = [];
  for (const one of waiting) {
    const tsconfig = types?.tsconfigOf?.(one.file) ?? null;
    const group = tsconfig === null ? common : groups.get(tsconfig);
    if (group !== undefined) group.push(one);
    else if (tsconfig !== null) groups.set(tsconfig, [one]);
  }
  const own: FileWithEvidence[][] = Array.from({ length: count }, () => []);
  const parts = [...groups.values()].flatMap((group) => inParts(group, count));
  for (const part of parts.sort((left, right) => right.length - left.length)) {
    const [least] = [...own].sort((left, right) => left.length - right.length);
    least?.push(...part);
  }
  return { own, common };
}

function inParts<T>(group: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.max(1, Math.min(most, Math.floor(group.length / FILES_PER_HAND)));
  const size = Math.ceil(group.length / count);
  return Array.from({ length: count }, (_, at) => group.slice(at * size, (at + 1) * size));
}
