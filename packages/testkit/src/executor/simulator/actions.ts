// What the world can do next, in the order in which it does it when all goes well.

/** Ranks of what can happen; the lowest comes first when all goes well. */
export const RANK = {
  due: 0,
  settles: 1,
  opens: 2,
  connects: 3,
  message: 4,
  firstCall: 5,
  timer: 6,
  secondCall: 7,
  event: 8,
  closes: 9,
  leaves: 10,
  timerAfterwards: 11,
  /** Never by itself: only where a schedule departs from the good way. */
  fails: 12,
} as const;

export interface Action {
  /** As a story has it, and different from those of other actions that are possible at the same time. */
  readonly label: string;
  readonly rank: number;
  readonly perform: () => void;
  /** How often it can happen. */
  times: number;
  /** Absent: always. */
  readonly isPossible?: () => boolean;
}
