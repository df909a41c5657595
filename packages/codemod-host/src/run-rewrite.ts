// A rewrite: each file by itself, then all together where a codemod reaches other files, and then they are written.
import { partRun, type RewriteRun } from './across-files/part-run.ts';
import { isChanged, type FileResult } from './file-result.ts';
import { lookThrough } from './look-through.ts';
import { writeResult } from './write-result.ts';

/** Rewrites files; those that change are written one after the other, each when the one before has been taken note of. */
export async function* runRewrite(run: RewriteRun): AsyncGenerator<FileResult> {
  const results = await rewriteAll(run);
  if (run.task.decisions?.mood() === 'withdrawn') return;
  const total = results.filter(isChanged).length;
  let done = 0;
  for (const result of results) {
    if (!run.task.write || !isChanged(result)) yield result;
    else {
      run.onProgress?.({ phase: 'write', done: done++, total });
      await run.beforeWrite?.(result.file, result.after);
      yield await writeResult(result);
    }
  }
}

async function rewriteAll(run: RewriteRun): Promise<readonly FileResult[]> {
  const steps = partRun(run);
  if (steps === null) return lookThrough(run);
  const results = await lookThrough(steps.alone);
  // Functions that send stand in files that speak of sockets.
  if (!results.some(({ kind }) => kind === 'rewritten')) return results;
  run.onProgress?.({ phase: 'across', done: 0, total: results.length });
  // Brings ESLint in.
  const { settleAcross } = await import('./across-files/run-across.ts');
  return settleAcross(results, steps);
}
