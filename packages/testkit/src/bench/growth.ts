// How time and memory grow with a program: each size in a process of its own, and the slope between the larger sizes.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printTable, type Cell } from '../corpus/table.ts';
import type { Grown } from './growth-probe.ts';
import { SHAPES, type Shape } from './shapes.ts';

const PROBE = fileURLToPath(new URL('growth-probe.ts', import.meta.url));
/** A power of the size that still counts as linear. */
export const STEEPEST = 1.1;

interface Step extends Grown {
  readonly size: number;
}

/** A shape and how its largest sizes relate. */
export interface Growth {
  readonly shape: Shape;
  readonly steps: readonly Step[];
  readonly time: number;
  readonly memory: number;
}

/** Measures the shapes whose names hold the word; all for an empty one. */
export function measureGrowth(word: string): readonly Growth[] {
  return SHAPES.filter(({ name }) => name.includes(word)).map((shape) => {
    const steps = shape.sizes.map((size) => ({ size, ...probe(shape, size) }));
    return {
      shape,
      steps,
      time: slopeOf(steps, ({ lintMs }) => lintMs),
      memory: slopeOf(steps, ({ memoryMb }) => memoryMb),
    };
  });
}

/** Returns the exponent by which a figure grows with the size, from the last two steps; smaller ones mostly cost what starting costs. */
export function slopeOf<T extends { readonly size: number }>(
  steps: readonly T[],
  figure: (step: T) => number,
): number {
  const [small, large] = steps.slice(-2);
  if (small === undefined || large === undefined || figure(small) <= 0 || figure(large) <= 0) return 0;
  return Math.log(figure(large) / figure(small)) / Math.log(large.size / small.size);
}

/** Prints a row per shape: the times of its sizes, and the slopes. */
export function printGrowth(grown: readonly Growth[]): string {
  return printTable(
    [
      'program',
      'sizes',
      'parse ms',
      'lint ms',
      'memory MB',
      'findings',
      'time slope',
      'memory slope',
      'failure',
    ],
    grown.map(({ shape, steps, time, memory }): readonly Cell[] => [
      `${shape.name} (${shape.unit})`,
      steps.map(({ size }) => size).join(' / '),
      steps.map(({ parseMs }) => Math.round(parseMs)).join(' / '),
      steps.map(({ lintMs }) => Math.round(lintMs)).join(' / '),
      steps.map(({ memoryMb }) => Math.round(memoryMb)).join(' / '),
      steps.map(({ findings }) => findings).join(' / '),
      time.toFixed(2),
      memory.toFixed(2),
      steps.find(({ failure }) => failure !== null)?.failure ?? '-',
    ]),
  );
}

function probe({ name }: Shape, size: number): Grown {
  const printed = execFileSync(process.execPath, [...process.execArgv, PROBE, name, String(size)], {
    encoding: 'utf8',
  });
  // The probe is ours and prints just this.
  return JSON.parse(printed) as Grown;
}
