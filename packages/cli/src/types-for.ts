// Whether and how a run uses types.
import { createTypeSource, type RecordedTypes } from './typed.ts';
import type { Environment } from './environment.ts';
import { harmless, nameOf } from './wording.ts';

/** Returns the types of a run: none with `--no-types`; what is wrong with a tsconfig.json is told with `--verbose`. */
export function typesFor(
  { types = true, verbose = false }: { readonly types?: boolean; readonly verbose?: boolean },
  { cwd, output }: Environment,
): RecordedTypes | null {
  if (!types) return null;
  return createTypeSource((tsconfig, reason) => {
    if (verbose) output.tell(`${nameOf(tsconfig, cwd)}: no types from here: ${harmless(reason)}\n`);
  });
}
