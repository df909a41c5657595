// Hears how much an analysis did, by asking for the facts as a rule does. It reports nothing.
import type { Facts } from '@socket-safety/analysis';
import type { RuleUse } from '@socket-safety/eslint-host';

/** A rule to run beside the others, and what it heard since it was last asked. */
export interface EffortProbe {
  readonly use: RuleUse;
  readonly take: () => Facts['effort'];
}

const NO_EFFORT: Facts['effort'] = { functions: 0, unsupported: 0 };

/** Creates a probe. Take its effort after each file. */
export function createEffortProbe(): EffortProbe {
  let heard = NO_EFFORT;
  return {
    use: {
      severity: 'warn',
      rule: {
        id: 'effort-probe',
        kind: 'suggestion',
        description: 'Measure the analysis',
        presets: { recommended: 'off', strict: 'off' },
        messages: {},
        repairs: [],
        check: (facts) => {
          heard = facts.effort;
          return [];
        },
      },
    },
    take: () => {
      const effort = heard;
      heard = NO_EFFORT;
      return effort;
    },
  };
}
