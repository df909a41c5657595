import type { Finding } from '@socket-safety/analysis';
import { libraries } from '@socket-safety/libraries';
import type { Rule } from '@socket-safety/repairs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { LintOptions } from './lint-outcome.ts';
import { lintText } from './lint.ts';

/** Reports every call statement at the top of the file, so that these tests need no engine. */
const callRule: Rule = {
  id: 'no-call',
  kind: 'problem',
  description: 'Disallow calls',
  presets: { recommended: 'error', strict: 'error' },
  messages: { surely: '`{{call}}` is a call.' },
  repairs: [],
  *check({ source }): Iterable<Finding> {
    for (const statement of source.ast.body) {
      if (statement.type !== 'ExpressionStatement') continue;
      const node = statement.expression;
      const call = source.text.slice(...node.range);
      // Of what the finding is about a host reads the grade and the path.
      const walk = { loop: node, change: { node }, suspended: false, collection: { ofSockets: 'probable' } };
      const about = { kind: 'walk', walk } as never;
      yield { message: 'surely', data: { call }, node, because: [], about };
    }
  },
};

const failingRule: Rule = {
  ...callRule,
  id: 'no-luck',
  check: () => {
    throw new Error('bad luck');
  },
};

const EVIDENCE = `import WebSocket from 'ws';\n`;

function lint(text: string, options: Partial<LintOptions> = {}) {
  return lintText(text, {
    file: '/project/src/link.ts',
    rules: [{ rule: callRule, severity: 'error' }],
    ...options,
  });
}

function messages(text: string, options: Partial<LintOptions> = {}): readonly string[] {
  return lint(text, options).findings.map(
    (found) => `${found.line}:${found.column} ${found.rule} ${found.message}`,
  );
}

describe('lintText', () => {
  it('lints a file with a comment that only older versions of ESLint know', () => {
    const outcome = lint(`/* eslint-env node */\n${EVIDENCE}send(1);\n`);
    expect(outcome.parseError).toBeNull();
    expect(outcome.findings).toHaveLength(1);
  });

  it('gives the pure finding behind each message', () => {
    const { findings } = lint(`${EVIDENCE}send(1);\n`);
    expect(findings).toMatchObject([
      {
        rule: 'no-call',
        severity: 'error',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 8,
        message: '`send(1)` is a call.',
        grade: 'probable',
      },
    ]);
    expect(findings[0]?.finding.node.range).toEqual([28, 35]);
  });

  it.each([
    ['a line', 'send(1); // eslint-disable-line'],
    ['a rule on the next line', '// eslint-disable-next-line socket-safety/no-call -- known\nsend(1);'],
    ['the file', '/* eslint-disable socket-safety/no-call */\nsend(1);'],
    ['the configuration', '/* eslint socket-safety/no-call: "off" */\nsend(1);'],
  ])('respects a comment that switches off %s', (_what, code) => {
    expect(lint(EVIDENCE + code).findings).toEqual([]);
  });

  it('says nothing of other rules, unknown rules and unused directives', () => {
    const code = `/* eslint no-undef: 2, other/rule: 2 */\n// eslint-disable-next-line socket-safety/unknown, x/y\nlet a = b;\n`;
    expect(lint(EVIDENCE + code)).toMatchObject({ findings: [], parseError: null, crashes: [] });
  });

  it('takes the severity of a comment', () => {
    const { findings } = lint(`${EVIDENCE}/* eslint socket-safety/no-call: "warn" */\nsend(1);`);
    expect(findings[0]?.severity).toBe('warn');
  });

  it('does not parse a text without evidence', () => {
    expect(lint('not ( a program')).toMatchObject({ findings: [], parseError: null });
  });

  it('tells where a text cannot be parsed', () => {
    const { parseError } = lint(`${EVIDENCE}let x = ;\n`);
    expect(parseError).toMatchObject({ line: 2, column: 9 });
    expect(parseError?.message).not.toContain('Parsing error');
  });

  it.each(['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'])('reads .%s files', (extension) => {
    const code = extension.endsWith('ts') ? 'let x = <any>y;\n' : 'let x = <a>{y}</a>;\n';
    const file = `/project/node_modules/x/link.${extension}`;
    const text = EVIDENCE + (extension === 'tsx' ? '' : code) + 'send(1);';
    expect(lint(text, { file })).toMatchObject({ parseError: null, findings: [{ rule: 'no-call' }] });
  });

  it('returns a bug of ours as a crash, without the other rules', () => {
    const rules = [
      { rule: failingRule, severity: 'error' },
      { rule: callRule, severity: 'error' },
    ] as const;
    const { crashes, findings } = lint(`${EVIDENCE}send(1);`, { rules });
    expect(crashes).toMatchObject([{ message: 'bad luck' }]);
    expect(findings).toHaveLength(1);
  });

  it('keeps ranges right behind a byte order mark and with CRLF', () => {
    const text = `\uFEFF${EVIDENCE.replace('\n', '\r\n')}send(1);\r\n`;
    const { findings, rangeShift } = lint(text);
    const [start, end] = findings[0]?.finding.node.range ?? [0, 0];
    expect(text.slice(start + rangeShift, end + rangeShift)).toBe('send(1)');
    expect(findings[0]).toMatchObject({ line: 2, column: 1 });
  });

  it('uses a program only where it holds this very text', () => {
    const text = `${EVIDENCE}send(1);`;
    const file = '/project/src/link.ts';
    const program = programOf(file, text);
    expect(messages(text, { program })).toEqual(['2:1 no-call `send(1)` is a call.']);
    expect(messages(`${EVIDENCE}send(22);`, { program })).toEqual(['2:1 no-call `send(22)` is a call.']);
    expect(messages(text, { program, file: '/elsewhere/a.ts' })).toHaveLength(1);
  });

  it('passes options to the rule', () => {
    const rule: Rule = {
      ...callRule,
      options: { schema: { type: 'object', properties: { on: {} } }, defaults: { on: true } },
      check: (facts, options) => (options['on'] === true ? callRule.check(facts, options) : []),
    };
    expect(messages(`${EVIDENCE}send(1);`, { rules: [{ rule, severity: 'warn' }] })).toHaveLength(1);
    expect(
      messages(`${EVIDENCE}send(1);`, { rules: [{ rule, severity: 'warn', options: { on: false } }] }),
    ).toEqual([]);
  });

  it('throws a one-line error for wrong settings', () => {
    const settings = { versions: { ws: 7 } } as never;
    expect(() => lint(`${EVIDENCE}send(1);`, { settings })).toThrow(
      'Setting "socket-safety.versions.ws" must be a version such as "8.18.0", not 7.',
    );
  });

  it('needs no file system', () => {
    const host = { libraries, readText: () => null };
    expect(messages(`${EVIDENCE}send(1);`, { host })).toHaveLength(1);
  });
});

function programOf(file: string, text: string): ts.Program {
  const host = ts.createCompilerHost({});
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, options) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true) : read(name, options);
  return ts.createProgram([file], { noLib: true, types: [] }, host);
}
