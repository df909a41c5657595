// The facts of a file are handed to rules alone. This one reports nothing and keeps them.
import type { Facts } from '@socket-safety/analysis';
import type { RuleUse } from './lint-outcome.ts';

/** Creates what is added to the rules of a run, and what it heard; null where the file holds no sign of a socket. */
export function noteFacts(): { readonly use: RuleUse; readonly taken: () => Facts | null } {
  let noted: Facts | null = null;
  return {
    use: {
      severity: 'warn',
      rule: {
        id: 'note-facts',
        kind: 'suggestion',
        description: 'Note the facts of the file',
        presets: { recommended: 'off', strict: 'off' },
        messages: {},
        repairs: [],
        check: (facts) => {
          noted = facts;
          return [];
        },
      },
    },
    taken: () => noted,
  };
}
