import { checkSync } from 'recheck';
import { expect, it } from 'vitest';
import { JUDGED_BY_HAND } from './judged-by-hand.ts';
import { listOwnRegexes, type OwnRegex } from './own-regexes.ts';

const regexes = listOwnRegexes();
const keyOf = ({ pattern, flags }: OwnRegex): string => `/${pattern}/${flags}`;

it('takes no time that grows faster than the text, whatever the text is', () => {
  const slow = regexes
    .filter((regex) => JUDGED_BY_HAND[keyOf(regex)] === undefined)
    .map((regex) => ({ regex, status: checkSync(regex.pattern, regex.flags, { timeout: 20_000 }).status }))
    .filter(({ status }) => status !== 'safe')
    .map(({ regex, status }) => `${regex.at}: ${status}: ${keyOf(regex)}`);
  expect(slow).toEqual([]);
}, 300_000);

it('is judged by hand only where it stands', () => {
  const written = new Set(regexes.map(keyOf));
  expect(Object.keys(JUDGED_BY_HAND).filter((key) => !written.has(key))).toEqual([]);
});

it('is not judged safe where it is not', () => {
  expect(checkSync(String.raw`\s*$`, '', { timeout: 20_000 }).status).toBe('vulnerable');
});
