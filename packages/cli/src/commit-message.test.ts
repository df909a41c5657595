import type { FileResult } from '@socket-safety/codemod-host';
import { expect, it } from 'vitest';
import { printCommitMessage } from './commit-message.ts';

const codemod = (id: string, description: string) => ({ id, description, rules: [] });
const CODEMODS = [
  codemod('add-checks', 'Look before each step that may lead to where there is no ground at all'),
  codemod('add-nets', 'Hang a net'),
  codemod('add-wings', 'Fly'),
];

const rewritten = (name: string, counts: Readonly<Record<string, number>>): FileResult => ({
  file: `/project/${name}`,
  sockets: true,
  kind: 'rewritten',
  before: 'old',
  after: 'new',
  applied: Object.entries(counts).map(([id, count]) => ({ codemod: id, rule: 'no-falls', count })),
  left: [],
  passes: [],
});

it('is the description of the one codemod that did something', () => {
  const message = printCommitMessage([rewritten('a.ts', { 'add-nets': 2 })], CODEMODS);
  expect(message).toBe('Hang a net\n\nadd-nets: Hang a net (2 findings in 1 file).');
});

it('lists what several did, in lines that git shows whole', () => {
  const results = [
    rewritten('a.ts', { 'add-nets': 2, 'add-checks': 1 }),
    rewritten('b.ts', { 'add-nets': 1 }),
  ];
  expect(printCommitMessage(results, CODEMODS)).toBe(`Make sockets safe with 2 codemods of socket-safety

add-checks: Look before each step that may lead to where there is no
  ground at all (1 finding in 1 file).
add-nets: Hang a net (3 findings in 2 files).`);
});

it('is none where nothing was written', () => {
  expect(printCommitMessage([{ ...rewritten('a.ts', {}), after: 'old' } as FileResult], CODEMODS)).toBe(null);
});
