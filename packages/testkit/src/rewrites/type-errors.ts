// What the compiler has to say, so that it can be compared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTypeSource } from 'socket-safety';

/** Counts the errors of every project that holds one of these files, relative to `folder`; null where none does. */
export function countErrors(folder: string, files: readonly string[]): number | null {
  const types = createTypeSource(() => undefined);
  const counts = new Map<string, number>();
  for (const file of files) {
    const path = join(folder, file);
    const tsconfig = types.tsconfigOf?.(path) ?? null;
    if (tsconfig === null || counts.has(tsconfig)) continue;
    const program = types.programFor(path, readFileSync(path, 'utf8'));
    if (program === null) continue;
    counts.set(tsconfig, program.getSyntacticDiagnostics().length + program.getSemanticDiagnostics().length);
  }
  if (counts.size === 0) return null;
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
