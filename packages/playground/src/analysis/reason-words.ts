// Why a socket may be in a state, for a line of a list.
import type { Reason } from '@socket-safety/analysis';

const WORDS: Readonly<Record<Reason['kind'], string>> = {
  born: 'it is made here',
  'closed-by': 'it is closed here',
  'close-event': 'this handler runs when it has closed',
  'check-failed': 'this check says that it is not open',
  checked: 'this check held, but only until then',
  asked: 'this means to ask whether it is open',
  suspended: 'the program waits here, and it may close meanwhile',
  reassigned: 'another socket takes its place here',
  handler: 'this runs when something has failed',
  entry: 'callers may hand over a socket in any state',
};

/** Says what a reason's place does to the socket. */
export function printReason(kind: Reason['kind']): string {
  return WORDS[kind];
}
