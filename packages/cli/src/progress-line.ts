// How far a run is, in one line at the bottom of a terminal.
import type { Progress } from '@socket-safety/codemod-host';
import type { Environment } from './environment.ts';

/** What a run does at the moment, and with how many files it is done. */
export interface ProgressStep extends Omit<Progress, 'phase'> {
  readonly phase: Progress['phase'] | 'check';
}

/** A line that is drawn, or nothing. */
export interface ProgressLine {
  readonly show: (step: ProgressStep) => void;
  /** Takes the line away, so that something can be printed; the next step draws it again. */
  readonly clear: () => void;
}

/** What is drawn where nobody watches. */
export const NO_LINE: ProgressLine = { show: () => undefined, clear: () => undefined };

const WORDS: Readonly<Record<ProgressStep['phase'], string>> = {
  check: 'checking',
  read: 'reading',
  look: 'rewriting',
  across: 'following calls across files',
  write: 'writing',
};
const BAR = 20;
/** Narrower terminals get the counts alone. */
const COLUMNS_FOR_BAR = 60;
/** The first files wait for what is loaded with them, and say nothing of the others. */
const FEW_FILES = 5;

/** Draws where what is told goes to a terminal that can take a line back, and nowhere else. */
export async function startProgressLine({
  output: { terminal },
  variables = {},
}: Pick<Environment, 'output' | 'variables'>): Promise<ProgressLine> {
  if (terminal === undefined || variables['TERM'] === 'dumb') return NO_LINE;
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    stream: terminal,
    format: (_options, { eta, value, total }, { phase }: Pick<ProgressStep, 'phase'>) =>
      printProgress({ phase, done: value, total }, { etaS: eta, columns: terminal.columns || 80 }),
    clearOnComplete: true,
    stopOnComplete: false,
    emptyOnZero: true,
    // What a killed run could not take back.
    hideCursor: false,
    linewrap: true,
    // A first Ctrl-C would only take the bar away.
    gracefulExit: false,
  });
  let phase: ProgressStep['phase'] | null = null;
  const clear = (): void => {
    if (phase !== null) bar.stop();
    phase = null;
  };
  return {
    show(step) {
      if (step.phase !== phase) {
        clear();
        phase = step.phase;
        bar.start(step.total, step.done, { phase });
      } else bar.update(step.done, { phase });
    },
    clear,
  };
}

/**
 * Prints a step for a terminal of so many columns: `rewriting ━━━━━━━───── 12 of 40 files, 9 s left`.
 *
 * @param etaS seconds, or something that is no number while nobody knows
 */
export function printProgress(
  { phase, done, total }: ProgressStep,
  { etaS, columns }: { readonly etaS: number; readonly columns: number },
): string {
  const words = WORDS[phase];
  if (phase === 'across') return words.slice(0, columns - 1);
  const full = Math.round((BAR * done) / Math.max(1, total));
  const bar = columns < COLUMNS_FOR_BAR ? ' ' : ` ${'━'.repeat(full)}${'─'.repeat(BAR - full)} `;
  const left = Number.isFinite(etaS) && done >= FEW_FILES ? `, ${printSeconds(etaS)} left` : '';
  return `${words}${bar}${done} of ${total} files${left}`.slice(0, columns - 1);
}

function printSeconds(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
