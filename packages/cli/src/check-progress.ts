// The progress bar of a check: on a terminal, and there only once somebody has waited.
import type { Output } from './environment.ts';
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

/** Starts the bar where what is told goes to a terminal. */
export async function startProgress(
  total: number,
  { terminal }: Pick<Output, 'terminal'>,
): Promise<Progress> {
  if (terminal === undefined || total === 0) return NO_PROGRESS;
  const { default: progress } = await import('cli-progress');
  const columns = terminal.columns || NARROW_COLUMNS;
  const bar = new progress.SingleBar({
    stream: terminal,
    format: columns < NARROW_COLUMNS ? NARROW_BAR : BAR,
    barsize: 20,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    linewrap: false,
  });
  bar.start(total, 0, { file: '' });
  return {
    advance: (file) => bar.increment({ file: harmless(file).slice(-Math.max(0, columns - COLUMNS_BESIDE)) }),
    stop: () => bar.stop(),
  };
}
