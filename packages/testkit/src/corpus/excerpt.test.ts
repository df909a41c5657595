import { expect, it } from 'vitest';
import { printExcerpt } from './excerpt.ts';

const TEXT = Array.from({ length: 20 }, (_, index) => `step(${index + 1});`).join('\n');

it('shows six lines on both sides', () => {
  const lines = printExcerpt(TEXT, 10).split('\n');
  expect(lines).toHaveLength(13);
  expect(lines[0]).toBe('   4 | step(4);');
  expect(lines[6]).toBe('> 10 | step(10);');
});

it('stops at the ends of the file', () => {
  expect(printExcerpt(TEXT, 1).split('\n')).toHaveLength(7);
  expect(printExcerpt(TEXT, 20).split('\n').at(-1)).toBe('> 20 | step(20);');
});
