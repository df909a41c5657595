// The tests of the part that is mutated. Stryker changes code between runs, so that files must not share what they have loaded.
import { defineConfig, mergeConfig } from 'vitest/config';
import base from '../../../vitest.config.ts';

const tests = JSON.parse(process.env['MUTATION_TESTS'] ?? '[]') as string[];

export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: tests } }),
);
