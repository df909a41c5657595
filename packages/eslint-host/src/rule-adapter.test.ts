import type { Finding } from '@socket-safety/analysis';
import type { Repair, Rule } from '@socket-safety/repairs';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { toEslintRule } from './rule-adapter.ts';

const refusing: Repair = {
  id: 'give-up',
  codemod: 'give-ups',
  title: 'Give up.',
  repair: () => ({ refused: 'it is not safe' }),
};

const wrapping: Repair = {
  id: 'wrap-call',
  codemod: 'wrap-calls',
  title: 'Wrap this call.',
  repair: ({ node }) => [
    { range: [node.range[0], node.range[0]], text: 'wrap(' },
    { range: [node.range[1], node.range[1]], text: ')' },
  ],
};

/** Reports every statement at the top of the file, so that these tests need no engine. */
const statementRule: Rule = {
  id: 'no-statement',
  kind: 'problem',
  description: 'Disallow statements',
  presets: { recommended: 'error', strict: 'error' },
  messages: { surely: '`{{type}}` is a statement.' },
  repairs: [refusing, wrapping],
  *check({ source }): Iterable<Finding> {
    for (const statement of source.ast.body) {
      const node = statement.type === 'ExpressionStatement' ? statement.expression : statement;
      // What the finding is about is of no interest to a host.
      yield {
        message: 'surely',
        data: { type: node.type },
        node,
        because: [],
        about: { kind: 'walk' } as never,
      };
    }
  },
};

function lint(code: string, rule: Rule, settings: Record<string, unknown> = {}): Linter.LintMessage[] {
  return new Linter().verify(code, {
    plugins: { it: { rules: { one: toEslintRule(rule), two: toEslintRule(rule) } } },
    rules: { 'it/one': 'error', 'it/two': 'off' },
    settings,
  });
}

const EVIDENCE = `/* from 'ws' */ `;

describe('toEslintRule', () => {
  it('offers each repair that does not refuse as a suggestion', () => {
    const [message] = lint(`${EVIDENCE}send();`, statementRule);
    expect(message?.suggestions).toMatchObject([
      { messageId: 'wrap-call', desc: 'Wrap this call.', fix: { range: [16, 22], text: 'wrap(send())' } },
    ]);
  });

  it('underlines the head of a loop, not its body', () => {
    const [message] = lint(`${EVIDENCE}for (const one of all) {\n  send(one);\n}`, statementRule);
    expect(message).toMatchObject({ line: 1, column: 17, endLine: 1, endColumn: 40 });
  });

  it('is silent in a file without evidence', () => {
    expect(lint('send();', statementRule)).toEqual([]);
  });

  it('tells a bug of ours once per file, on its first line', () => {
    const error = new Error('bad luck\nand more of it');
    const failing: Rule = {
      ...statementRule,
      check: () => {
        throw error;
      },
    };
    const messages = new Linter().verify(`\n${EVIDENCE}send();`, {
      plugins: { it: { rules: { one: toEslintRule(failing), two: toEslintRule(failing) } } },
      rules: { 'it/one': 'error', 'it/two': 'error' },
    });
    expect(messages).toMatchObject([
      { line: 1, message: 'This file was not analysed, because of a bug in socket-safety: bad luck.' },
    ]);
  });

  it('throws where the settings are wrong', () => {
    expect(() => lint(`${EVIDENCE}send();`, statementRule, { 'socket-safety': { version: 8 } })).toThrow(
      'Unknown setting "socket-safety.version": did you mean "versions"?',
    );
  });

  it('describes itself to ESLint', () => {
    expect(toEslintRule(statementRule).meta).toMatchObject({
      type: 'problem',
      hasSuggestions: true,
      schema: [],
      docs: {
        recommended: true,
        url: 'https://github.com/socket-safety/socket-safety/blob/main/rules/no-statement/README.md',
      },
    });
  });
});
