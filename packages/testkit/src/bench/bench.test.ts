import { parseSource } from '@socket-safety/eslint-host';
import { expect, it } from 'vitest';
import { slopeOf } from './growth.ts';
import { median } from './processes.ts';
import { SHAPES } from './shapes.ts';

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
