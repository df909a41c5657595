import { beforeAll, describe, expect, it } from 'vitest';
import { sample } from './arbitrary.ts';
import { CONSTRUCTS } from './coverage.ts';
import { measure, type Measured } from './measure.ts';
import { printMeasured } from './printing.ts';
import { printProgram } from './print.ts';
import { findSmallest } from './smallest.ts';

const COUNT = 500;
const SEED = 1;

describe('generated programs', () => {
  let measured: Measured;
  let figures: string;
  beforeAll(() => {
    const started = performance.now();
    measured = measure(sample(COUNT, SEED), { laws: 'of each fourth' });
    figures = printMeasured(measured, (performance.now() - started) / 1000);
  }, 600_000);

  it('are driven', () => {
    expect(measured.notDriven / COUNT, figures).toBeLessThan(0.12);
  });

  it('cover every construct', () => {
    const untouched = CONSTRUCTS.filter(
      (construct) => measured.coverage.empty().filter((cell) => cell.startsWith(`${construct} ×`)).length > 4,
    );
    expect(untouched, figures).toEqual([]);
  });

  it('fail nowhere that strict is silent about', () => {
    const [first] = measured.misses;
    expect(first === undefined ? null : findSmallest(first, 'misses'), figures).toBeNull();
  });

  it('hold the laws', () => {
    const [first] = measured.broken;
    expect(first === undefined ? null : findSmallest(first, 'broken'), figures).toBeNull();
  });

  it('are rarely reported where no schedule fails', () => {
    const { unreached, reports } = measured;
    expect(unreached.recommended / reports.recommended, figures).toBeLessThan(0.05);
    expect(unreached.strict / reports.strict, figures).toBeLessThan(0.1);
  });
});

describe('the generator', () => {
  it('makes the same programs from the same seed', () => {
    expect(sample(20, 3).map(printProgram)).toEqual(sample(20, 3).map(printProgram));
  });
});
