import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, it } from 'vitest';
import { codemods } from './catalogue.ts';

it('the codemods have different names', () => {
  expect(new Set(codemods.map((codemod) => codemod.id)).size).toBe(codemods.length);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('each repair of %s', (_, rule) => {
  it('belongs to a codemod that lists the rule', () => {
    const listing = codemods.filter((codemod) => codemod.rules.includes(rule)).map((codemod) => codemod.id);
    for (const repair of rule.repairs) expect(listing).toContain(repair.codemod);
  });
});
