// Asks the worker. One question is under way at a time, and only the newest of those that wait is asked next.
import type { Sheet } from '../sheet.ts';
import type { Answer, Ready } from './answer.ts';

/** A sheet that keeps the worker busy for longer is given up, and a new worker takes over. */
const PATIENCE_MS = 15_000;

/** Who hears what the worker says. */
export interface Listeners {
  readonly ready: (ready: Ready) => void;
  readonly answer: (answer: Answer) => void;
  /** No worker answers: it could not be loaded, or a sheet took too long. */
  readonly lost: (message: string) => void;
}

/** Starts the worker; the function returned asks about a sheet. */
export function startAnalyst(
  start: () => Worker,
  { ready, answer, lost }: Listeners,
): (sheet: Sheet) => void {
  let worker = hire();
  let number = 0;
  let isReady = false;
  let waiting: Sheet | null = null;
  let patience: ReturnType<typeof setTimeout> | null = null;
  return (sheet) => {
    waiting = sheet;
    askNext();
  };

  function hire(): Worker {
    const hired = start();
    hired.addEventListener('message', ({ data }: MessageEvent<Ready | Answer>) => {
      if (data.kind === 'ready') {
        isReady = true;
        ready(data);
      } else {
        settle();
        // What came meanwhile makes this answer an old one, of a text that is no longer there.
        if (data.number === number && waiting === null) answer(data);
      }
      askNext();
    });
    hired.addEventListener('error', (event) => {
      settle();
      lost(event.message || 'The analysis could not be loaded.');
    });
    return hired;
  }

  function askNext(): void {
    if (!isReady || waiting === null || patience !== null) return;
    number++;
    worker.postMessage({ number, sheet: waiting });
    waiting = null;
    patience = setTimeout(giveUp, PATIENCE_MS);
  }

  function settle(): void {
    if (patience !== null) clearTimeout(patience);
    patience = null;
  }

  function giveUp(): void {
    patience = null;
    isReady = false;
    worker.terminate();
    lost(`This code took more than ${PATIENCE_MS / 1000} seconds and was given up.`);
    worker = hire();
  }
}
