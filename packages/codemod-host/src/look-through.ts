// The first step of a rewrite: every file by itself, here or by several hands at once. The answers are in the order of the files.
import type { RewriteRun } from './across-files/part-run.ts';
import type { FileResult } from './file-result.ts';
import { failedBy, lookInto, sift, type FileWithEvidence } from './look-into.ts';
import { handsFor, shareOut } from './share-out.ts';

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
  const most = handsFor(waiting.length);
  const hands = most === 0 ? [] : ((await findHands?.(most)) ?? []);
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

async function lookTogether(
  waiting: readonly FileWithEvidence[],
  hands: readonly Hand[],
  run: RewriteRun,
  note: () => void,
): Promise<Looked> {
  const looked = new Map<string, FileResult>();
  const rules = run.rules.map(({ rule }) => rule.id);
  const { codemods } = run.task;
  const workers = hands.map((hand) => async (one: FileWithEvidence) => {
    note();
    const { file } = one;
    looked.set(file, await hand.look({ file, rules, codemods }).catch((thrown) => failedBy(thrown, one)));
  });
  await shareOut(waiting, workers, run.types);
  return looked;
}
