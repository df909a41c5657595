// A migration on its way through the files.
import { runProject, type FileResult, type Progress, type ProjectOptions } from '@socket-safety/codemod-host';
import type { ProgressLine } from './progress-line.ts';
import { createStopWatch } from './stopping.ts';

/** What became of the files, and how many of those that change were not written before somebody stopped it. */
export interface MigrationRun {
  readonly results: readonly FileResult[];
  readonly unwritten: number;
}

/** Goes through a run; a signal that comes while files are written ends it after the one in hand. */
export async function rewriteFiles(run: ProjectOptions, progress: ProgressLine): Promise<MigrationRun> {
  const stop = createStopWatch();
  const results: FileResult[] = [];
  let unwritten = 0;
  const onProgress = (step: Progress): void => {
    progress.show(step);
    if (step.phase !== 'write') return;
    unwritten = step.total - step.done - 1;
    stop.start();
  };
  try {
    for await (const result of runProject({ ...run, onProgress })) {
      results.push(result);
      if (stop.isStopped()) break;
    }
    return { results, unwritten };
  } finally {
    progress.clear();
    stop.end();
  }
}
