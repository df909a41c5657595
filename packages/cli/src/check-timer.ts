// How long the parts of a run take.

/** A part of a run. */
export interface Phase {
  readonly name: string;
  readonly ms: number;
}

/** Starts to measure; `end` names what has taken the time since the last one. */
export function startTimer(): {
  readonly end: (name: string) => void;
  readonly phases: () => readonly Phase[];
} {
  const phases: Phase[] = [];
  let lastMs = performance.now();
  return {
    end(name) {
      const nowMs = performance.now();
      phases.push({ name, ms: nowMs - lastMs });
      lastMs = nowMs;
    },
    phases: () => phases,
  };
}
