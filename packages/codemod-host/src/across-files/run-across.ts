// A run in two steps where one of its codemods reaches other files: first each file by itself, then all of them together, on what the
// first step made of them. Files are written at the end.
import { isChanged, type FileResult } from '../file-result.ts';
import { returnSendResult } from '@socket-safety/repairs';
import { defaultHost, type RuleUse } from '@socket-safety/eslint-host';
import type { ProjectOptions } from '../project.ts';
import type { RewriteTask } from '../rewrite-file.ts';
import type { Applied } from '../rewrite.ts';
import { readSource, writeSource } from '../source-file.ts';
import { rewriteAcross, type AcrossOutcome } from './rewrite-across.ts';

const CODEMOD = returnSendResult.codemod;

/** Does the work on one file. */
type Visit = (file: string, options: ProjectOptions) => Promise<FileResult>;

/** Goes through the files of a run, and then through all of them at once. */
export async function* runAcross(
  options: ProjectOptions,
  task: RewriteTask,
  visit: Visit,
): AsyncGenerator<FileResult> {
  const isAcross = ({ rule }: RuleUse) =>
    rule.repairs.length > 0 && rule.repairs.every(({ codemod }) => codemod === CODEMOD);
  const uses = options.rules.filter(isAcross);
  const alone = { ...task, codemods: task.codemods.filter((codemod) => codemod !== CODEMOD), write: false };
  const single: ProjectOptions = {
    ...options,
    rules: options.rules.filter((use) => !isAcross(use)),
    task: alone,
  };
  const results: FileResult[] = [];
  for (const file of options.files) results.push(await visit(file, single));
  const outcome = await goAcross(results, uses, task, options);
  for (const result of results) {
    const now = await lookAgain(merged(result, outcome), outcome, single, alone);
    yield task.write ? await write(now) : now;
  }
}

/** What was left in the first step may be settled by the second, and stands in another line. */
async function lookAgain(
  result: FileResult,
  { changed }: AcrossOutcome,
  { rules, settingsFor, types }: ProjectOptions,
  { codemods }: RewriteTask,
): Promise<FileResult> {
  if (result.kind !== 'rewritten' || changed.size === 0) return result;
  const { file, after, applied } = result;
  const own = result.left.filter(({ codemod }) => codemod === CODEMOD);
  if (!changed.has(file) && own.length === result.left.length) return result;
  const { rewriteText } = await import('../rewrite.ts');
  const host = {
    ...defaultHost,
    readText: (path: string) => changed.get(path) ?? defaultHost.readText(path),
  };
  const settings = await settingsFor(file);
  const programFor = (text: string) => types?.programFor(file, text) ?? null;
  const again = rewriteText(after, { file, rules, codemods, settings, programFor, host });
  if (again.parseError !== null || again.crash !== null) return result;
  return {
    ...result,
    after: again.text,
    applied: [...applied, ...again.applied],
    left: [...again.left, ...own],
  };
}

function goAcross(
  results: readonly FileResult[],
  uses: readonly RuleUse[],
  task: RewriteTask,
  { settingsFor, types }: ProjectOptions,
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
  });
}

/** A file's result with what was done to it in the second step. */
function merged(result: FileResult, { changed, applied, left, originals }: AcrossOutcome): FileResult {
  const text = changed.get(result.file);
  const rest = left.filter(({ file }) => file === result.file);
  const made: readonly Applied[] = countByRule(applied.filter(({ file }) => file === result.file));
  if (result.kind === 'rewritten') {
    const after = text === undefined ? result.after : markOf(result.before) + text;
    return { ...result, after, applied: [...result.applied, ...made], left: [...result.left, ...rest] };
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
  };
}

function countByRule(applied: AcrossOutcome['applied']): readonly Applied[] {
  const counts = new Map<string, number>();
  for (const { rule } of applied) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ codemod: CODEMOD, rule, count }));
}

async function write(result: FileResult): Promise<FileResult> {
  if (!isChanged(result)) return result;
  const { file, sockets, before, after } = result;
  const source = await readSource(file);
  if (typeof source === 'string') return { file, sockets, kind: 'failed', message: source };
  if (withoutMark(source.text) !== withoutMark(before)) {
    const message = 'was changed by someone else in the meantime, so it was left alone';
    return { file, sockets, kind: 'failed', message };
  }
  const refusal = await writeSource(file, source.bytes, markOf(source.text) + withoutMark(after));
  return refusal === null ? result : { file, sockets, kind: 'failed', message: refusal };
}

function markOf(text: string): string {
  return text.startsWith('\uFEFF') ? '\uFEFF' : '';
}

function withoutMark(text: string): string {
  return text.slice(markOf(text).length);
}
