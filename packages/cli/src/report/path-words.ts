// What each step of a path is called in reports.
import type { StepRole } from '@socket-safety/analysis';

/** How a step is drawn: what the code does, a look at the state, a wait, an end, or the moment of the fault. */
export type StepTone = 'neutral' | 'look' | 'wait' | 'end' | 'fault';

interface StepWords {
  /** `checked here` */
  readonly label: string;
  readonly tone: StepTone;
}

const WORDS: Readonly<Record<StepRole, StepWords>> = {
  made: { label: 'made here', tone: 'neutral' },
  'handed-over': { label: 'entered in any state', tone: 'neutral' },
  listening: { label: 'listens to its end', tone: 'neutral' },
  walking: { label: 'loop starts here', tone: 'neutral' },
  entered: { label: 'asked to send', tone: 'neutral' },
  checked: { label: 'checked here', tone: 'look' },
  asked: { label: 'asked here, in vain', tone: 'look' },
  copied: { label: 'read here, then kept', tone: 'look' },
  'found-not-open': { label: 'found not open here', tone: 'look' },
  waits: { label: 'waits meanwhile', tone: 'wait' },
  suspended: { label: 'suspended here', tone: 'wait' },
  failing: { label: 'failure handled here', tone: 'wait' },
  replaced: { label: 'replaced here', tone: 'end' },
  closed: { label: 'closed here', tone: 'end' },
  'may-close': { label: 'may have closed by now', tone: 'end' },
  closes: { label: 'the socket closes', tone: 'end' },
  fails: { label: 'the socket fails', tone: 'end' },
  vanishes: { label: 'the other end vanishes', tone: 'end' },
  opens: { label: 'opens only later', tone: 'neutral' },
  sent: { label: 'sent here', tone: 'fault' },
  swallowed: { label: 'hidden here', tone: 'fault' },
  changed: { label: 'changed here', tone: 'fault' },
  kept: { label: 'kept here', tone: 'neutral' },
  'not-released': { label: 'nothing lets go of it', tone: 'fault' },
  cleared: { label: 'cleared here', tone: 'fault' },
  exits: { label: 'ends the program', tone: 'fault' },
  reconnects: { label: 'connects again', tone: 'fault' },
  'late-listener': { label: 'listens too late', tone: 'fault' },
  unheard: { label: 'nobody listens', tone: 'fault' },
  unnoticed: { label: 'nobody notices', tone: 'fault' },
  untold: { label: 'the caller is not told', tone: 'fault' },
};

/** Says what happens in a step: `suspended here`. */
export function labelOf(role: StepRole): string {
  return WORDS[role].label;
}

/** Says how a step is drawn. */
export function toneOf(role: StepRole): StepTone {
  return WORDS[role].tone;
}
