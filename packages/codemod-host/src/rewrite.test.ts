import { describe, expect, it } from 'vitest';
import { rules as fakeRules } from './cases/risky-calls.ts';
import { rewriteText, type RewriteOutcome } from './rewrite.ts';
import { rulesOfPreset } from './rule-uses.ts';

const rules = rulesOfPreset(fakeRules, 'recommended');
const EVIDENCE = 'new WebSocket(url);\n';

function rewrite(text: string, ...codemods: string[]): RewriteOutcome {
  return rewriteText(text, { file: '/project/client.ts', rules, codemods });
}

function leftOf({ left }: RewriteOutcome): string[] {
  return left.map(({ codemod, finding, reason }) => `${codemod} ${finding.rule} ${finding.line}: ${reason}`);
}

describe('rewriteText', () => {
  it('rewrites what the rules report and nothing else', () => {
    const outcome = rewrite(`${EVIDENCE}const  odd = risky( 1 ) ;;\n`, 'guard-risky');
    expect(outcome.text).toBe(`${EVIDENCE}const  odd = safe( 1 ) ;;\n`);
    expect(outcome.applied).toEqual([{ codemod: 'guard-risky', rule: 'no-risky', count: 1 }]);
  });

  it('leaves a text alone that gives no reason', () => {
    const text = `${EVIDENCE}calm();\n`;
    expect(rewrite(text, 'guard-risky')).toMatchObject({ text, changed: false, applied: [], left: [] });
  });

  it('makes only the repairs of the codemods that are asked for', () => {
    expect(rewrite(`${EVIDENCE}risky(); wrapped();\n`, 'wrap-calls').text).toContain('risky();');
  });

  it('shares an import between findings, and has nothing to do the second time', () => {
    const { text } = rewrite(`${EVIDENCE}wrapped(1);\nwrapped(2);\n`, 'wrap-calls');
    expect(text).toBe(
      `import { ready } from './ready.js';\n${EVIDENCE}if (ready()) {\n  inner(1);\n}\nif (ready()) {\n  inner(2);\n}\n`,
    );
    expect(rewrite(text, 'wrap-calls').changed).toBe(false);
  });

  it('makes conflicting rewrites in the next pass', () => {
    const { text, left } = rewrite(
      `${EVIDENCE}risky(risky(risky()));wrapped();wrapped();\n`,
      'guard-risky',
      'wrap-calls',
    );
    expect(text).toContain('safe(safe(safe()));if (ready()) {\n  inner();\n}if (ready()) {\n  inner();\n}');
    expect(left).toEqual([]);
  });

  it('tells what it left, with its place in the new text', () => {
    const outcome = rewrite(`${EVIDENCE}wrapped();\nrisky('refuse');\n`, 'wrap-calls', 'guard-risky');
    expect(leftOf(outcome)).toEqual(['guard-risky no-risky 6: the argument says so']);
  });

  it('respects inline directives', () => {
    const text = `${EVIDENCE}// eslint-disable-next-line socket-safety/no-risky -- known\nrisky();\n`;
    expect(rewrite(text, 'guard-risky').changed).toBe(false);
  });
});

describe('a byte order mark and line endings', () => {
  it.each([
    ['CRLF', '\r\n'],
    ['LF', '\n'],
  ])('stay: %s', (_, end) => {
    const { text } = rewrite(`\uFEFF${EVIDENCE}wrapped();\n`.replaceAll('\n', end), 'wrap-calls');
    expect(text.startsWith("\uFEFFimport { ready } from './ready.js';")).toBe(true);
    expect(text.replaceAll(end, '')).not.toMatch(/[\r\n]/);
  });
});

describe('a repair that is wrong', () => {
  it('is dropped when the result does not parse', () => {
    const text = `${EVIDENCE}broken();\n`;
    const outcome = rewrite(text, 'break-calls');
    expect(outcome).toMatchObject({ text, changed: false, crash: null });
    expect(leftOf(outcome)).toEqual([
      expect.stringContaining('break-calls no-broken 2: the rewritten text would not parse'),
    ]);
  });

  it('takes none of its pass with it when the result does not parse', () => {
    const outcome = rewrite(`${EVIDENCE}risky();\nbroken();\nrisky();\n`, 'break-calls', 'guard-risky');
    expect(outcome.text).toBe(`${EVIDENCE}safe();\nbroken();\nsafe();\n`);
    expect(leftOf(outcome)).toEqual([expect.stringContaining('break-calls no-broken 3')]);
  });

  it('is dropped when the report stays, and the others are made', () => {
    const outcome = rewrite(`${EVIDENCE}stubborn();\nrisky();\n`, 'soothe-calls', 'guard-risky');
    expect(outcome.text).toBe(`${EVIDENCE}stubborn();\nsafe();\n`);
    expect(leftOf(outcome)).toEqual(['soothe-calls no-stubborn 2: the rewrite would not settle the report']);
  });

  it('costs the file when it throws', () => {
    const text = `${EVIDENCE}crashing();\nrisky();\n`;
    const { crash, ...outcome } = rewrite(text, 'crash-calls', 'guard-risky');
    expect(outcome).toMatchObject({ text, changed: false, applied: [] });
    expect(crash?.message).toContain('Bug in a repair');
    expect(crash?.stack).toContain('risky-calls');
  });
});

it('a text that does not parse is told and stays', () => {
  const text = `${EVIDENCE}risky(;\n`;
  expect(rewrite(text, 'guard-risky')).toMatchObject({ text, changed: false, parseError: { line: 2 } });
});

it('gives every pass a program of its own text', () => {
  const asked: string[] = [];
  rewriteText(`${EVIDENCE}risky();\n`, {
    file: '/project/client.ts',
    rules,
    codemods: ['guard-risky'],
    programFor: (text) => {
      asked.push(text);
      return null;
    },
  });
  expect(asked).toEqual([`${EVIDENCE}risky();\n`, `${EVIDENCE}safe();\n`]);
});
