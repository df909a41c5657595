// The last replay, as the library page prints it: `packages/libraries/replayed.json`.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Comparison } from './compare.ts';

const FILE = fileURLToPath(new URL('../../../libraries/replayed.json', import.meta.url));

/** Numbers of one implementation, by what `Comparison` lists. */
interface Numbers {
  readonly implementation: string;
  readonly version: string;
  readonly replayed: number;
  readonly deviating: number;
  readonly cited: number;
  readonly differing: number;
}

/** Writes what was found today; libraries that were not replayed this time keep what is written. */
export function recordReplay(
  comparisons: readonly { readonly library: string; readonly comparison: Comparison }[],
): void {
  // Written by this function alone.
  const before = JSON.parse(readFileSync(FILE, 'utf8')) as {
    readonly libraries: Readonly<Record<string, readonly Numbers[]>>;
  };
  const found = new Map<string, Numbers[]>();
  for (const { library, comparison } of comparisons) {
    const { implementation, version, replayed, deviating, cited, differences } = comparison;
    const numbers: Numbers = {
      implementation,
      version,
      replayed: replayed.length,
      deviating: deviating.length,
      cited: cited.length,
      differing: differences.length,
    };
    found.set(library, [...(found.get(library) ?? []), numbers]);
  }
  const libraries = Object.entries({ ...before.libraries, ...Object.fromEntries(found) });
  const record = {
    on: new Date().toISOString().slice(0, 10),
    libraries: Object.fromEntries(libraries.sort(([left], [right]) => (left < right ? -1 : 1))),
  };
  writeFileSync(FILE, `${JSON.stringify(record, null, 2)}\n`);
}
