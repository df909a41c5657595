// Which TypeScript parses and tells types. A project may have any; what counts is the one beside this command.
import { createRequire } from 'node:module';
import { KnownError } from '@socket-safety/codemod-host';

const FIRST_WITHOUT_INTERFACE = 7;

/** Throws a `KnownError` for a version that no program can ask anything. */
export function refuseTypescript(version = installedVersion()): void {
  if (Number(version.split('.')[0]) < FIRST_WITHOUT_INTERFACE) return;
  throw new KnownError(
    `TypeScript ${version} cannot be asked by other programs: install typescript@6 beside socket-safety (your project may stay with ${version})`,
  );
}

function installedVersion(): string {
  const manifest: unknown = createRequire(import.meta.url)('typescript/package.json');
  return String(Object(manifest).version);
}
