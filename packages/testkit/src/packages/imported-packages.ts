// What a built package imports, types included: a package manager that keeps packages apart hands it nothing else.
import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import type { Manifest } from './published.ts';
import type { StagedPackage } from './staging.ts';

/** Lists what a package imports without naming it among its dependencies: `dist/x.js imports globby`. */
export function findUnnamedImports({ path, files }: StagedPackage, manifest: Manifest): readonly string[] {
  const { name, dependencies, peerDependencies } = manifest;
  // What has its types in a package of their own is known by that.
  const wanted = Object.keys({ ...dependencies, ...Object(peerDependencies) });
  const named = new Set([name, ...wanted.map((one) => one.replace(/^@types\//, ''))]);
  return files
    .filter((file) => /\.(?:js|d\.ts)$/.test(file))
    .flatMap((file) =>
      importedBy(readFileSync(join(path, file), 'utf8'))
        .filter((one) => !named.has(one))
        .map((one) => `${file} imports ${one}`),
    );
}

function importedBy(text: string): readonly string[] {
  const { importedFiles, typeReferenceDirectives } = ts.preProcessFile(text);
  const specifiers = [...importedFiles, ...typeReferenceDirectives].map(({ fileName }) => fileName);
  return [...new Set(specifiers.filter((one) => !one.startsWith('.') && !isBuiltin(one)).map(packageOf))];
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
