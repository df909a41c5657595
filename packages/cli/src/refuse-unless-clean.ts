// A rewrite that git could not take back needs a word from the user.
import { KnownError } from '@socket-safety/codemod-host';
import type { Environment } from './environment.ts';
import { countOf, harmless, nameOf } from './wording.ts';
import { inspectWorkingTree } from './working-tree.ts';

/** Throws a `KnownError` when a git working tree that holds one of the files has uncommitted changes, unless forced. */
export async function refuseUnlessClean(
  files: readonly string[],
  { force = false }: { readonly force?: boolean },
  { cwd, output }: Environment,
): Promise<void> {
  if (force) return;
  const tree = await inspectWorkingTree(files);
  switch (tree.kind) {
    case 'clean':
      if (tree.unfinished > 0)
        output.tell(
          `Going on with a migration that was stopped after ${countOf(tree.unfinished, 'file')}.\n`,
        );
      return;
    case 'outside':
      output.tell('Note: not everything here is in a git repository, so git cannot take this back.\n');
      return;
    case 'unknown':
      throw new KnownError(
        `git cannot tell whether everything is committed (${harmless(tree.reason)}): use --force to go on`,
      );
    case 'dirty': {
      const [first = '', ...more] = tree.names;
      const names = more.length === 0 ? first : `${first} and ${more.length} more`;
      const root = harmless(nameOf(tree.root, cwd));
      throw new KnownError(
        `${root}: uncommitted changes in git (${harmless(names)}): commit them first, or use --force`,
      );
    }
  }
}
