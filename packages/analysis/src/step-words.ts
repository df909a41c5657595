// What each step of a path is called, wherever one is shown.
import type { StepRole } from './path.ts';

const LABELS: Readonly<Record<StepRole, string>> = {
  made: 'made here',
  'handed-over': 'entered in any state',
  listening: 'listens to its end',
  walking: 'loop starts here',
  entered: 'asked to send',
  checked: 'checked here',
  asked: 'asked here, in vain',
  copied: 'read here, then kept',
  'found-not-open': 'found not open here',
  waits: 'waits meanwhile',
  suspended: 'suspended here',
  failing: 'failure handled here',
  replaced: 'replaced here',
  closed: 'closed here',
  'may-close': 'may have closed by now',
  closes: 'the socket closes',
  fails: 'the socket fails',
  vanishes: 'the other end vanishes',
  opens: 'opens only later',
  sent: 'sent here',
  swallowed: 'hidden here',
  changed: 'changed here',
  kept: 'kept here',
  'not-released': 'nothing lets go of it',
  cleared: 'cleared here',
  exits: 'ends the program',
  reconnects: 'connects again',
  'late-listener': 'listens too late',
  unheard: 'nobody listens',
  unnoticed: 'nobody notices',
  untold: 'the caller is not told',
};

/** Says what happens in a step: `suspended here`. */
export function labelOf(role: StepRole): string {
  return LABELS[role];
}
