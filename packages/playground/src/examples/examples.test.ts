// The menu: what it says of a case is what the playground then shows.
import { describe, expect, it } from 'vitest';
import { judge } from '../analysis/judge.ts';
import { EMPTY_SHEET } from '../sheet.ts';
import { examples } from './examples.ts';

// The rest differs from these in code alone, and that is run as a case of its rule.
const firsts = [...new Map([...examples].reverse().map((one) => [`${one.rule} ${one.kind}`, one])).values()];

describe('an example', () => {
  it.each(firsts.map((example) => [`${example.rule}: ${example.title}`, example] as const))(
    '%s is reported where the menu says so, and parses',
    (_, { rule, kind, sheet }) => {
      const outcome = judge({ ...EMPTY_SHEET, ...sheet });
      if (outcome.result !== 'looked-at') throw new Error(JSON.stringify(outcome));
      const found = outcome.findings.filter((finding) => finding.rule === rule);
      expect(found.length > 0).toBe(kind === 'reported');
    },
  );
});
