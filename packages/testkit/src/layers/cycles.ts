// Cycles between files, by their relative imports that are left after compilation.
import type { SourceFile } from './source-files.ts';

/** Lists cycles, each as the files on its way; a file is on at most one of them. */
export function findCycles(files: readonly SourceFile[]): readonly (readonly string[])[] {
  const targets = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const done = new Set<string>();
  const way: string[] = [];
  const cycles: string[][] = [];
  for (const { path } of files) visit(path);
  return cycles;

  function visit(path: string): void {
    const start = way.indexOf(path);
    if (start >= 0) cycles.push(way.slice(start));
    if (start >= 0 || done.has(path)) return;
    way.push(path);
    for (const target of targets.get(path) ?? []) visit(target);
    way.pop();
    done.add(path);
  }
}

function targetsOf(file: SourceFile): readonly string[] {
  return file.imports.flatMap((one) => (one.path === null || one.typeOnly ? [] : [one.path]));
}
