import { findEvidence } from '@socket-safety/analysis';
import { parseSource } from '@socket-safety/eslint-host';
import { libraries } from '@socket-safety/libraries';
import { expect, it } from 'vitest';
import { slopeOf } from './growth.ts';
import { median } from './processes.ts';
import { SHAPES } from './shapes.ts';
import { printLink, printModule } from './tree.ts';

it.each(SHAPES)('$name parse, and grow', ({ print, sizes: [size = 1] }) => {
  expect(parseSource('grown.ts', print(size))).not.toBeNull();
  expect(print(2 * size).length).toBeGreaterThan(1.5 * print(size).length);
});

it('the slope of what is squared is two', () => {
  const steps = [10, 30, 90].map((size) => ({ size, ms: 7 * size ** 2 }));
  expect(slopeOf(steps, ({ ms }) => ms)).toBeCloseTo(2);
});

it('the median of an even count lies between', () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

it('a generated tree parses, and sends in its links alone', () => {
  expect(parseSource('module1.ts', printModule(1))).not.toBeNull();
  expect(parseSource('module50.ts', printLink(50))).not.toBeNull();
  expect(findEvidence(printLink(50), libraries).named).toBe(true);
  expect(findEvidence(printModule(1), libraries)).toMatchObject({ sockets: true, named: false });
});
