// What each rule is judged by. A rule that no execution can judge says why.
import type { FailureKind, OracleId } from './model.ts';

/** How a rule's cases are judged. */
export interface OracleRow {
  readonly oracle: OracleId;
  /**
   * Where a `bad-` case must fail. `marked`: on a marked line. `anywhere`: the mark stands at a condition or a handler, the failure
   * at what it lets through; a send that never runs while open counts too, where it is the condition that keeps it from running.
   */
  readonly at: 'marked' | 'anywhere';
  /** Of `none`. */
  readonly because?: string;
}

const SENDS = { oracle: 'send fails', at: 'marked' } as const satisfies OracleRow;

/** One row for each rule of the catalogue. */
export const ORACLES: Readonly<Record<string, OracleRow>> = {
  'no-exit-on-socket-error': { oracle: 'exits', at: 'marked' },
  'no-fragile-broadcast': { oracle: 'escapes', at: 'marked' },
  'no-ineffective-open-check': { oracle: 'send fails', at: 'anywhere' },
  'no-mutation-during-iteration': { oracle: 'iteration', at: 'marked' },
  'no-send-after-close': SENDS,
  'no-send-before-open': SENDS,
  'no-send-in-error-handler': SENDS,
  'no-stale-close-handler': { oracle: 'slot lost', at: 'marked' },
  'no-stale-open-check': SENDS,
  'no-swallowed-send-error': { oracle: 'swallowed', at: 'marked' },
  'no-unguarded-send': SENDS,
  'prefer-copy-iteration': {
    oracle: 'none',
    at: 'marked',
    because: 'what it reports is well defined: it asks for a copy that readers need not think about',
  },
  'require-close-cleanup': { oracle: 'leak', at: 'marked' },
  'require-error-listener': { oracle: 'dies', at: 'anywhere' },
  'require-heartbeat': {
    oracle: 'none',
    at: 'marked',
    because:
      'a peer that vanished without a word looks like one that is silent, in a simulation as on a wire',
  },
  'require-reconnect-backoff': { oracle: 'storm', at: 'marked' },
  'require-send-result': {
    oracle: 'none',
    at: 'marked',
    because: 'it is the caller of a helper who learns nothing; the helper itself does what it should',
  },
};

const COUNTED: Readonly<Record<OracleId, readonly FailureKind[]>> = {
  'send fails': ['throws', 'rejects', 'lost', 'ignored'],
  swallowed: ['swallowed', 'ignored'],
  escapes: ['escapes'],
  iteration: ['skipped', 'twice', 'endless'],
  leak: ['leak'],
  'slot lost': ['slot-lost'],
  storm: ['storm'],
  dies: ['dies'],
  exits: ['exits'],
  none: [],
};

/** The failures that an oracle counts. */
export function countedBy(oracle: OracleId): ReadonlySet<FailureKind> {
  return new Set(COUNTED[oracle]);
}
