// The second step of a run in which a codemod reaches other files: all files together, on what the first step made of each by itself.
import { isChanged, type FileResult } from '../file-result.ts';
import { returnSendResult } from '@socket-safety/repairs';
import { defaultHost, type RuleUse } from '@socket-safety/eslint-host';
import type { Applied } from '../rewrite.ts';
import { readSource } from '../source-file.ts';
import { withoutTree } from '../wishes.ts';
import type { RewriteRun, Steps } from './part-run.ts';
import { rewriteAcross, type AcrossOutcome } from './rewrite-across.ts';

const CODEMOD = returnSendResult.codemod;

/** Takes the second step: what became of each file in the first, in their order. */
export async function settleAcross(
  results: readonly FileResult[],
  { alone, together }: Steps,
): Promise<readonly FileResult[]> {
  const outcome = await goAcross(results, together, alone);
  const settled: FileResult[] = [];
  for (const result of results) settled.push(await lookAgain(merged(result, outcome), outcome, alone));
  return settled;
}

/** What was left in the first step may be settled by the second, and stands in another line. */
async function lookAgain(
  result: FileResult,
  { changed }: AcrossOutcome,
  { rules, settingsFor, types, task }: RewriteRun,
): Promise<FileResult> {
  if (result.kind !== 'rewritten' || changed.size === 0) return result;
  const { file, after, applied, passes } = result;
  const own = result.left.filter(({ codemod }) => codemod === CODEMOD);
  if (!changed.has(file) && own.length === result.left.length) return result;
  const { rewriteText } = await import('../rewrite.ts');
  const host = {
    ...defaultHost,
    readText: (path: string) => changed.get(path) ?? defaultHost.readText(path),
  };
  const settings = await settingsFor(file);
  const programFor = (text: string) => types?.programFor(file, text) ?? null;
  const options = { file, rules, codemods: task.codemods, settings, programFor, host };
  const again = rewriteText(after, options);
  if (again.parseError !== null || again.crash !== null) return result;
  return {
    ...result,
    after: again.text,
    applied: [...applied, ...again.applied],
    left: [...again.left.map(withoutTree), ...own],
    passes: [...passes, ...again.passes],
  };
}

function goAcross(
  results: readonly FileResult[],
  uses: readonly RuleUse[],
  { settingsFor, types, task }: RewriteRun,
): Promise<AcrossOutcome> {
  const rewritten = results.flatMap((result) => (result.kind === 'rewritten' ? [result] : []));
  return rewriteAcross({
    candidates: new Map(rewritten.map(({ file, after }) => [file, withoutMark(after)])),
    dirty: new Map(rewritten.filter(isChanged).map(({ file, after }) => [file, withoutMark(after)])),
    readOthers: async () => {
      const others = new Map<string, string>();
      for (const { file, kind } of results) {
        const source = kind === 'without-evidence' ? await readSource(file) : '';
        if (typeof source !== 'string' && source.unfit === null) others.set(file, withoutMark(source.text));
      }
      return others;
    },
    uses,
    settingsFor,
    types,
    everywhere: task.everywhere === true,
    ...(task.decisions === undefined ? {} : { decisions: task.decisions }),
  });
}

/** A file's result with what was done to it in the second step. */
function merged(
  result: FileResult,
  { changed, applied, left, passes: all, originals }: AcrossOutcome,
): FileResult {
  const text = changed.get(result.file);
  const rest = left
    .filter(({ file }) => file === result.file)
    .map(({ file: _file, ...one }) => withoutTree(one));
  const passes = all.get(result.file) ?? [];
  const made: readonly Applied[] = countByRule(applied.filter(({ file }) => file === result.file));
  if (result.kind === 'rewritten') {
    const after = text === undefined ? result.after : markOf(result.before) + text;
    return {
      ...result,
      after,
      applied: [...result.applied, ...made],
      left: [...result.left, ...rest],
      passes: [...result.passes, ...passes],
    };
  }
  if (result.kind !== 'without-evidence' || text === undefined) return result;
  const before = originals.get(result.file) ?? text;
  return {
    file: result.file,
    sockets: false,
    kind: 'rewritten',
    before,
    after: text,
    applied: made,
    left: rest,
    passes,
  };
}

function countByRule(applied: AcrossOutcome['applied']): readonly Applied[] {
  const counts = new Map<string, number>();
  for (const { rule } of applied) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ codemod: CODEMOD, rule, count }));
}

function markOf(text: string): string {
  return text.startsWith('\uFEFF') ? '\uFEFF' : '';
}

function withoutMark(text: string): string {
  return text.slice(markOf(text).length);
}
