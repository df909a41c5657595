import { expect, it } from 'vitest';
import { unknownName } from './unknown-name.ts';

const RULES = ['no-stale-open-check', 'no-send-before-open', 'no-unguarded-send', 'require-send-result'];

it.each([
  ['words that are left out', 'no-unguarded', 'did you mean "no-unguarded-send"?'],
  ['words of several', 'open', 'did you mean "no-stale-open-check" or "no-send-before-open"?'],
  ['a letter that is wrong', 'no-ungarded-send', 'did you mean "no-unguarded-send"?'],
  ['a part of a word', 'guard', `there are ${RULES.join(', ')}`],
  ['nothing like it', 'semi', `there are ${RULES.join(', ')}`],
])('knows what was meant by %s', (_what, written, says) => {
  expect(unknownName('rule', written, RULES).message).toBe(`Unknown rule "${written}": ${says}`);
});
