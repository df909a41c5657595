// Whole processes side by side: each pair of commands in turn, and the ratio within each turn, since the speed of a machine drifts.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { printTable, type Cell } from '../corpus/table.ts';
import { layOutPublished } from './as-published.ts';
import { pairsFor, type Command, type Pair } from './contenders.ts';

const NOTE_USAGE = new URL('note-usage.mjs', import.meta.url).href;

interface Run {
  readonly wallMs: number;
  /** User and system, of the process with its threads and children. */
  readonly cpuMs: number;
  /** Null for a binary. */
  readonly memoryMb: number | null;
  readonly status: number | null;
}

/** A pair with its runs; the first, which warms the disk, is left out. */
export interface Comparison {
  readonly pair: Pair;
  readonly turns: readonly { readonly measured: Run; readonly against: Run }[];
}

/** Runs each pair whose name holds the word `pairs` times and once before. */
export function compareProcesses(folder: string, pairs: number, word: string): readonly Comparison[] {
  const scratch = mkdtempSync(join(tmpdir(), 'bench-'));
  const published = layOutPublished();
  try {
    const cwd = resolve(folder);
    return pairsFor(cwd, scratch, published)
      .filter(({ measured, against }) => `${measured.name} against ${against.name}`.includes(word))
      .map((pair) => {
        const turns = Array.from({ length: pairs + 1 }, () => ({
          measured: run(pair.measured, cwd, scratch),
          against: run(pair.against, cwd, scratch),
        }));
        return { pair, turns: turns.slice(1) };
      });
  } finally {
    rmSync(scratch, { recursive: true });
    rmSync(published.folder, { recursive: true });
  }
}

/** Prints a row per pair: medians of both, and the median, least and greatest ratio of a turn. */
export function printComparisons(comparisons: readonly Comparison[]): string {
  return printTable(
    ['command', 'against', 'cpu s', 'cpu s', 'ratio of cpu', 'ratio of wall', 'peak MB', 'peak MB', 'exit'],
    comparisons.map(({ pair, turns }): readonly Cell[] => {
      const figures = (side: 'measured' | 'against', of: (run: Run) => number | null) =>
        turns.map((turn) => of(turn[side])).filter((one) => one !== null);
      const ratios = (of: (run: Run) => number | null) =>
        turns.flatMap(({ measured, against }) => {
          const [left, right] = [of(measured), of(against)];
          return left === null || right === null ? [] : [left / right];
        });
      return [
        pair.measured.name,
        pair.against.name,
        seconds(figures('measured', ({ cpuMs }) => cpuMs)),
        seconds(figures('against', ({ cpuMs }) => cpuMs)),
        spread(ratios(({ cpuMs }) => cpuMs)),
        spread(ratios(({ wallMs }) => wallMs)),
        whole(figures('measured', ({ memoryMb }) => memoryMb)),
        whole(figures('against', ({ memoryMb }) => memoryMb)),
        turns.map(({ measured, against }) => `${measured.status}/${against.status}`).at(-1) ?? '-',
      ];
    }),
  );
}

/** Returns the middle of some numbers; the mean of the two middle ones where their count is even. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? NaN, sorted[sorted.length >> 1] ?? NaN];
  return (low + high) / 2;
}

function spread(ratios: readonly number[]): string {
  if (ratios.length === 0) return '-';
  const [least, greatest] = [Math.min(...ratios), Math.max(...ratios)];
  return `${median(ratios).toFixed(2)} (${least.toFixed(2)}–${greatest.toFixed(2)})`;
}

function seconds(ms: readonly number[]): string {
  return ms.length === 0 ? '-' : (median(ms) / 1000).toFixed(2);
}

function whole(numbers: readonly number[]): string {
  return numbers.length === 0 ? '-' : median(numbers).toFixed(0);
}

/** From within the folder, since ESLint ignores what lies outside of where it starts. */
function run({ kind, words }: Command, cwd: string, scratch: string): Run {
  const note = join(scratch, 'note.json');
  const command = kind === 'binary' ? words : [process.execPath, '--import', NOTE_USAGE, ...words];
  const env = { ...process.env, BENCH_NOTE: note, NODE_OPTIONS: '' };
  const start = performance.now();
  // The shell's own clock knows the processor time of a whole command, whatever language it is written in.
  const timed = ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>&1', 'time', ...command];
  const { status, stderr } = spawnSync('bash', timed, { cwd, env, encoding: 'utf8' });
  const wallMs = performance.now() - start;
  const [user = NaN, system = NaN] = stderr.trim().split(' ').map(Number);
  // Our own note, written as the process ended.
  const memoryMb =
    kind === 'binary' ? null : (JSON.parse(readFileSync(note, 'utf8')) as { memoryMb: number }).memoryMb;
  return { wallMs, cpuMs: (user + system) * 1000, memoryMb, status };
}
