import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { PARTS } from './parts.ts';
import { strykerOptions } from './stryker-options.ts';

it.each(Object.entries(PARTS))('%s names folders that exist, and mutates no test', (_, { mutate, tests }) => {
  const folders = [...mutate, ...tests]
    .filter((glob) => !glob.startsWith('!**'))
    .map((glob) => glob.replace(/^!/, '').replace(/\/[^/]*\*.*$/, ''));
  expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
  expect(mutate).toContain('!**/*.test.ts');
});

it('leaves no kind of change out', () => {
  const part = { mutate: ['a.ts'], tests: ['a.test.ts'] };
  const options = strykerOptions(part, { name: 'a', runner: '/runner', workers: 1, withStatic: true });
  expect(options).not.toHaveProperty('mutator');
  expect(options).toMatchObject({ mutate: ['a.ts'], inPlace: true, incremental: true, ignoreStatic: false });
});
