// Laws that hold for every repaired case: the result parses, nothing is left that could be repaired, a second run changes
// nothing, what stands before the first and behind the last edit is as it was, and the text is the one on file.
import type { Rule } from '@socket-safety/repairs';
import { expect, it } from 'vitest';
import type { CaseFile } from './case-file.ts';
import { lintCase, proposalsFor, rewriteCase } from './repaired-text.ts';

/** Adds the tests of a case's repair. A case whose findings are all refused has none. */
export function testParity(rule: Rule, one: CaseFile): void {
  it(`${one.name}: the repair holds the laws`, async () => {
    const edits = lintCase(one.code, one, rule).findings.flatMap(
      (found) => proposalsFor(found, rule)[0]?.edits ?? [],
    );
    if (edits.length === 0) return;
    const { text: repaired, left, crash } = rewriteCase(one.code, one, rule);
    expect(crash).toBeNull();
    const after = lintCase(repaired, one, rule);
    expect(after).toMatchObject({ parseError: null, crashes: [] });
    expect(after.findings).toHaveLength(left.length);
    expect(rewriteCase(repaired, one, rule)).toMatchObject({ changed: false, text: repaired });
    const first = Math.min(...edits.map(({ range }) => range[0]));
    const last = Math.max(...edits.map(({ range }) => range[1]));
    expect(repaired.slice(0, first)).toBe(one.code.slice(0, first));
    expect(repaired.endsWith(one.code.slice(last))).toBe(true);
    await expect(repaired).toMatchFileSnapshot(one.fixedPath);
  });
}
