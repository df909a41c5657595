// What is kept of a finding: its fingerprint and the code around it.
import { describe, expect, it } from 'vitest';
import { cutExcerpt } from './excerpt.ts';
import { createFingerprints } from './fingerprint.ts';
import { wellFormed, wrap } from '../wording.ts';

describe('a fingerprint', () => {
  const of = (lines: readonly string[], line: number, file = 'a.ts', rule = 'no-risky') =>
    createFingerprints(file, lines)({ rule, line });

  it('survives lines above it and another indentation', () => {
    expect(of(['', 'import x;', '\t\tsocket.send(text);'], 3)).toBe(of(['  socket.send( text );'], 1));
  });

  it('is another for other code, another rule and another file', () => {
    const own = of(['send(a)'], 1);
    for (const other of [
      of(['send(b)'], 1),
      of(['send(a)'], 1, 'b.ts'),
      of(['send(a)'], 1, 'a.ts', 'no-loose'),
    ])
      expect(other).not.toBe(own);
  });

  it('counts equal ones', () => {
    const next = createFingerprints('a.ts', ['send(a)', 'send(a)']);
    const [first, second] = [next({ rule: 'r', line: 1 }), next({ rule: 'r', line: 2 })];
    expect([first.slice(-2), second.slice(-2)]).toEqual([':1', ':2']);
    expect(first.slice(0, -2)).toBe(second.slice(0, -2));
  });
});

describe('an excerpt', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
  const on = (line: number, endLine = line) => ({ line, column: 1, endLine, endColumn: 2 });

  it('has the finding and each step, with what is around them', () => {
    const path = [
      { role: 'checked', place: on(1) },
      { role: 'may-close', place: null },
      { role: 'sent', place: on(20) },
    ] as const;
    expect(cutExcerpt(lines, on(20), path).map(({ line }) => line)).toEqual([1, 2, 18, 19, 20, 21, 22]);
  });

  it('ends before a finding over many lines does', () => {
    expect(cutExcerpt(lines, on(5, 30), []).at(-1)?.line).toBe(15);
  });

  it('is cut where a line goes on for long, between characters', () => {
    const [row] = cutExcerpt([`${'x'.repeat(239)}🙂y`], on(1), []);
    expect(row?.text).toBe(`${'x'.repeat(239)}\ufffd…`);
  });
});

it('halves of characters are replaced, whole ones are not', () => {
  expect(wellFormed('a\ud83d b\ude42 🙂')).toBe('a\ufffd b\ufffd 🙂');
});

it('lines are broken at spaces, and long words stay whole', () => {
  expect(wrap('a bb ccc dddddddd e', 5)).toEqual(['a bb', 'ccc', 'dddddddd', 'e']);
});
