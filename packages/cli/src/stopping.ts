// Ctrl-C and its like, while files are written: the one in hand is finished first. Before that nothing needs to be saved, and a
// signal ends the process as it always does.

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether somebody wants the run to end. */
export interface StopWatch {
  /** Begins to listen; until then, and at a second signal, a signal ends the process. */
  readonly start: () => void;
  readonly isStopped: () => boolean;
  readonly end: () => void;
}

/** Creates a watch for the signals that ask a process to end. */
export function createStopWatch(): StopWatch {
  let isStopped = false;
  let isListening = false;
  const stop = (): void => {
    isStopped = true;
    end();
  };
  const end = (): void => {
    isListening = false;
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  };
  return {
    start() {
      if (isListening || isStopped) return;
      isListening = true;
      for (const signal of SIGNALS) process.once(signal, stop);
    },
    isStopped: () => isStopped,
    end,
  };
}
