// The packages that users install.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../gen/repository.ts';

/** In the order of dependence, so that what a package needs is published before it. */
export const PUBLISHED = [
  'packages/libraries',
  'packages/analysis',
  'packages/repairs',
  'packages/eslint-host',
  'rules',
  'packages/codemod-host',
  'codemods',
  'packages/cli',
] as const;

/** The folder of a published package, from the root of the repository. */
export type PackageFolder = (typeof PUBLISHED)[number];

/** The part of a package.json that is looked at. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** Reads the package.json of a package as it stands in the repository. */
export function readManifest(folder: string): Manifest {
  // Written by us; the tests look at each field that they use.
  return JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8')) as Manifest;
}
