import { describe, expect, it } from 'vitest';
import { readWishes } from './usage.ts';

describe('readWishes', () => {
  it('asks for recommended, every codemod and no types by itself', () => {
    expect(readWishes(['checkouts'])).toEqual({
      folders: ['checkouts'],
      only: [],
      preset: 'recommended',
      codemods: [],
      out: null,
      types: false,
    });
  });

  it('takes several values, and folders behind flags that take none or one', () => {
    const words = ['one', '--only', 'a/b', 'c/d', '--strict', 'two', '--out', 'patches', 'three', '--types'];
    expect(readWishes(words)).toMatchObject({
      folders: ['one', 'two', 'three'],
      only: ['a/b', 'c/d'],
      preset: 'strict',
      out: 'patches',
      types: true,
    });
  });

  it.each([
    [[], 'Usage'],
    [['--only', 'a/b'], 'Usage'],
    [['checkouts', '--fast'], '--fast: there is no such flag'],
    [['checkouts', '--only'], '--only: needs a value'],
    [['checkouts', '--out'], '--out: needs a value'],
  ])('refuses %j', (words, message) => {
    expect(() => readWishes(words)).toThrow(message);
  });
});
