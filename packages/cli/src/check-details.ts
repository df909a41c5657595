// What `check --verbose` tells beside the report: which files were analysed, where their types came from, and what took how long.
import type { CheckedFile } from './check-result.ts';
import type { Phase } from './check-timer.ts';
import type { Environment } from './environment.ts';
import { countOf, harmless, nameOf } from './wording.ts';

/** What there is to tell. */
export interface CheckDetails {
  readonly checked: readonly (CheckedFile & { readonly kind: 'checked' })[];
  readonly tsconfigOf: (file: string) => string | null;
  readonly phases: readonly Phase[];
}

/** Tells the details of a run, on the stream for notes. */
export function printDetails(
  { checked, tsconfigOf, phases }: CheckDetails,
  { cwd, output }: Environment,
): void {
  const tell = (line: string) => output.tell(`${harmless(line)}\n`);
  const typed = new Map<string | null, number>();
  const sorted = [...checked].sort((left, right) => (left.file < right.file ? -1 : 1));
  for (const { file, effort, isCached } of sorted) {
    const tsconfig = tsconfigOf(file);
    typed.set(tsconfig, (typed.get(tsconfig) ?? 0) + 1);
    const found = `${countOf(effort.functions, 'function')}, ${effort.unsupported} with something it cannot follow`;
    tell(`analysed ${nameOf(file, cwd)}: ${found}${isCached ? ' (from the cache)' : ''}`);
  }
  for (const [tsconfig, count] of typed) {
    const source = tsconfig === null ? 'no types' : `types from ${nameOf(tsconfig, cwd)}`;
    tell(`${source} for ${countOf(count, 'file')}`);
  }
  for (const { name, ms } of phases) tell(`${name} took ${(ms / 1000).toFixed(2)} s`);
}
