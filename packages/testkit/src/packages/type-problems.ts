// Asks are-the-types-wrong about a package on disk.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, Package, type ProblemKind } from '@arethetypeswrong/core';
import type { StagedPackage } from './staging.ts';

/**
 * What holds for every ES module without a CommonJS twin, and is meant: Node 20.19 and later load it with `require()` all the
 * same. The resolution of Node 10 knows no `exports`; nothing that old can run the packages.
 */
const MEANT: ReadonlySet<ProblemKind> = new Set(['CJSResolvesToESM']);

/** Lists what is wrong with the types of a package: `FalseESM at . for node16-cjs`. */
export async function findTypeProblems({ name, path }: StagedPackage): Promise<readonly string[]> {
  const names = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const contents = Object.fromEntries(
    files.map((file) => [`/node_modules/${name}${file.slice(path.length)}`, readFileSync(file)]),
  );
  const result = await checkPackage(new Package(contents, name, '0.0.0'));
  if (result.types === false) return [`${name} has no types`];
  const problems: string[] = [];
  for (const problem of result.problems) {
    const isOld = 'resolutionKind' in problem && problem.resolutionKind === 'node10';
    if (isOld || MEANT.has(problem.kind)) continue;
    problems.push(JSON.stringify(problem));
  }
  return problems;
}
