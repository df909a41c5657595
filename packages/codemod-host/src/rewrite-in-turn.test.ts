import { expect, it } from 'vitest';
import type { RewriteOptions } from './rewrite.ts';
import { rewriteText } from './rewrite.ts';
import { rewriteInTurn, SKIPPED, type Decisions, type Proposed } from './rewrite-in-turn.ts';
import { rulesOfPreset } from './rule-uses.ts';
import { rules } from './cases/risky-calls.ts';

const EVIDENCE = 'new WebSocket(url);\n';
const OPTIONS: RewriteOptions = {
  file: '/project/client.ts',
  rules: rulesOfPreset(rules, 'recommended'),
  codemods: ['guard-risky', 'wrap-calls', 'soothe-calls', 'break-calls'],
};

/** Answers with one letter per question: `t` takes, `s` skips, `q` has had enough. */
function answering(letters: string): Decisions & { readonly asked: Proposed[] } {
  const asked: Proposed[] = [];
  let isOver = false;
  const take = (proposed: Proposed): Promise<boolean> => {
    const letter = letters[asked.push(proposed) - 1];
    isOver = letter === 'q';
    return Promise.resolve(letter === 't');
  };
  return { asked, take, mood: () => (isOver ? 'enough' : 'asking') };
}

const lines = (...calls: string[]): string => `${EVIDENCE}${calls.map((call) => `${call}\n`).join('')}`;
const IMPORT = "import { ready } from './ready.js';\n";
const WRAPPED = 'if (ready()) {\n  inner();\n}';

it('makes what is taken and leaves what is skipped', async () => {
  const decisions = answering('tst');
  const outcome = await rewriteInTurn(lines('risky(1);', 'risky(2);', 'risky(3);'), OPTIONS, decisions);
  expect(outcome.text).toBe(lines('safe(1);', 'risky(2);', 'safe(3);'));
  expect(outcome.applied).toEqual([{ codemod: 'guard-risky', rule: 'no-risky', count: 2 }]);
  expect(outcome.left.map(({ finding, reason }) => [finding.line, reason])).toEqual([[3, SKIPPED]]);
});

it.each([
  ['ts', `${IMPORT}${lines(WRAPPED, 'wrapped();')}`],
  ['st', `${IMPORT}${lines('wrapped();', WRAPPED)}`],
  ['ss', lines('wrapped();', 'wrapped();')],
])('brings what two rewrites share where one of them is taken: %s', async (letters, expected) => {
  const outcome = await rewriteInTurn(lines('wrapped();', 'wrapped();'), OPTIONS, answering(letters));
  expect(outcome.text).toBe(expected);
});

it('shows what a file would become', async () => {
  const decisions = answering('tt');
  await rewriteInTurn(lines('risky(1);', 'risky(2);'), OPTIONS, decisions);
  expect(decisions.asked.map(({ changes }) => changes)).toEqual([
    [{ file: OPTIONS.file, before: lines('risky(1);', 'risky(2);'), after: lines('safe(1);', 'risky(2);') }],
    [{ file: OPTIONS.file, before: lines('safe(1);', 'risky(2);'), after: lines('safe(1);', 'safe(2);') }],
  ]);
});

it('keeps what was taken when somebody has had enough, and asks no more', async () => {
  const decisions = answering('tq');
  const outcome = await rewriteInTurn(lines('risky(1);', 'risky(2);', 'risky(3);'), OPTIONS, decisions);
  expect(outcome.text).toBe(lines('safe(1);', 'risky(2);', 'risky(3);'));
  expect(decisions.asked.length).toBe(2);
  expect(outcome.left.map(({ reason }) => reason)).toEqual([SKIPPED, SKIPPED]);
});

it('does not offer what cannot be made', async () => {
  const decisions = answering('');
  const outcome = await rewriteInTurn(lines('stubborn();', 'broken();'), OPTIONS, decisions);
  expect(decisions.asked).toEqual([]);
  expect(outcome.left.map(({ reason }) => reason)).toEqual([
    'the rewrite would not settle the report',
    expect.stringMatching(/^the rewritten text would not parse/),
  ]);
});

it('keeps byte order mark and line endings', async () => {
  const windows = (text: string): string => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const outcome = await rewriteInTurn(windows(lines('wrapped();')), OPTIONS, answering('t'));
  expect(outcome.text).toBe(windows(`${IMPORT}${lines(WRAPPED)}`));
});

it('makes the same of a text as the rewrite that asks nobody, when all is taken', async () => {
  const text = lines('risky(1);', 'wrapped();', 'risky("refuse");', 'wrapped();', 'stubborn();');
  const decided = await rewriteInTurn(text, OPTIONS, answering('ttttttt'));
  const made = rewriteText(text, OPTIONS);
  expect(decided.text).toBe(made.text);
  expect(decided.applied).toEqual(made.applied);
  expect(decided.left.map(({ reason }) => reason).sort()).toEqual(
    made.left.map(({ reason }) => reason).sort(),
  );
});
