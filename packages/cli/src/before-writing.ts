// What must be so before a migration writes anything.
import { removeLeftovers } from '@socket-safety/codemod-host';
import type { Environment } from './environment.ts';
import { refuseUnlessClean } from './refuse-unless-clean.ts';
import { countOf } from './wording.ts';

/** Takes away what a killed run left behind. Throws a `KnownError` where git could not take the rewrite back, unless forced. */
export async function prepareFiles(
  files: readonly string[],
  options: { readonly force?: boolean },
  environment: Environment,
): Promise<void> {
  const removed = await removeLeftovers(files);
  if (removed.length > 0)
    environment.output.tell(
      `Note: removed ${countOf(removed.length, 'temporary file')} of a run that was killed.\n`,
    );
  await refuseUnlessClean(files, options, environment);
}
