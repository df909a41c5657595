// The progress bar of a check: on a terminal, and there only once somebody has waited.
import type { Environment } from './environment.ts';
import { harmless } from './wording.ts';

/** A bar that is drawn, or none. */
export interface Progress {
  readonly advance: (file: string) => void;
  readonly stop: () => void;
}

const NO_PROGRESS: Progress = { advance: () => undefined, stop: () => undefined };

const BAR = '{bar} {value}/{total} files, {eta_formatted} left  {file}';
const NARROW_BAR = '{value}/{total} files';
const NARROW_COLUMNS = 60;
/** Room for a file name beside the rest. */
const COLUMNS_BESIDE = 52;

/** Starts the bar where what is told goes to a terminal that can take a line back. */
export async function startProgress(
  total: number,
  { output: { terminal }, variables = {} }: Pick<Environment, 'output' | 'variables'>,
): Promise<Progress> {
  if (terminal === undefined || variables['TERM'] === 'dumb' || total === 0) return NO_PROGRESS;
  const { default: progress } = await import('cli-progress');
  const columns = terminal.columns || NARROW_COLUMNS;
  const bar = new progress.SingleBar({
    stream: terminal,
    format: columns < NARROW_COLUMNS ? NARROW_BAR : BAR,
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    // What a killed run could not take back.
    hideCursor: false,
    linewrap: true,
    // A first Ctrl-C would only take the bar away.
    gracefulExit: false,
    clearOnComplete: true,
    stopOnComplete: false,
  });
  bar.start(total, 0, { file: '' });
  return {
    advance: (file) => bar.increment({ file: harmless(file).slice(-Math.max(0, columns - COLUMNS_BESIDE)) }),
    stop: () => bar.stop(),
  };
}
