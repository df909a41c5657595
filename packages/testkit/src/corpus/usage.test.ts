import { describe, expect, it } from 'vitest';
import { readWishes } from './usage.ts';

describe('readWishes', () => {
  it('measures everything with the recommended preset when nothing else is said', () => {
    expect(readWishes(['checkouts'])).toEqual({
      folders: ['checkouts'],
      preset: 'recommended',
      only: [],
      labels: null,
      out: null,
      sample: 0,
      seed: 1,
      verdicts: false,
      identification: false,
      types: false,
    });
  });

  it('takes every word behind --only up to the next flag', () => {
    const words = [
      'checkouts',
      '--only',
      'a/b',
      'c/d',
      '--sample',
      '20',
      '--seed',
      '7',
      '--preset',
      'strict',
    ];
    expect(readWishes(words)).toMatchObject({ only: ['a/b', 'c/d'], sample: 20, seed: 7, preset: 'strict' });
  });

  it('takes one word behind other flags, so that the folder may come last', () => {
    const wishes = readWishes(['--labels', 'labels.json', 'checkouts']);
    expect(wishes).toMatchObject({ labels: 'labels.json', folders: ['checkouts'] });
  });

  it('takes no word behind a flag that has no value', () => {
    const wishes = readWishes(['--labels', 'labels.json', '--identification', '--types', 'checkouts']);
    expect(wishes).toMatchObject({ identification: true, types: true, folders: ['checkouts'] });
  });

  it('takes several folders, and the verdicts', () => {
    expect(readWishes(['one', '--verdicts', 'two'])).toMatchObject({
      folders: ['one', 'two'],
      verdicts: true,
    });
  });

  it.each([
    [[], 'Usage'],
    [['checkouts', '--identification'], '--identification: needs --labels'],
    [['checkouts', '--fast'], '--fast: there is no such flag'],
    [['checkouts', '--preset', 'lax'], '--preset lax: there is no such preset'],
    [['checkouts', '--sample', 'few'], '--sample few: must be a whole number'],
    [['checkouts', '--out'], '--out: needs a value'],
  ])('refuses %j', (words, message) => {
    expect(() => readWishes(words)).toThrow(message);
  });
});
