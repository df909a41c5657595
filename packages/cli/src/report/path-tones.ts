// How each step of a path is drawn in reports.
import type { StepRole } from '@socket-safety/analysis';

/** What the code does, a look at the state, a wait, an end, or the moment of the fault. */
export type StepTone = 'neutral' | 'look' | 'wait' | 'end' | 'fault';

const TONES: Readonly<Record<StepRole, StepTone>> = {
  made: 'neutral',
  'handed-over': 'neutral',
  listening: 'neutral',
  walking: 'neutral',
  entered: 'neutral',
  checked: 'look',
  asked: 'look',
  copied: 'look',
  'found-not-open': 'look',
  waits: 'wait',
  suspended: 'wait',
  failing: 'wait',
  replaced: 'end',
  closed: 'end',
  'may-close': 'end',
  closes: 'end',
  fails: 'end',
  vanishes: 'end',
  opens: 'neutral',
  sent: 'fault',
  swallowed: 'fault',
  changed: 'fault',
  kept: 'neutral',
  'not-released': 'fault',
  cleared: 'fault',
  exits: 'fault',
  reconnects: 'fault',
  'late-listener': 'fault',
  unheard: 'fault',
  unnoticed: 'fault',
  untold: 'fault',
};

/** Says how a step is drawn. */
export function toneOf(role: StepRole): StepTone {
  return TONES[role];
}
