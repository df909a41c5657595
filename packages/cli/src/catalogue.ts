// Every rule and codemod there is. Loaded late, and by each thread for itself.
import type { Catalogue } from './environment.ts';

/** Loads the rules and the codemods. */
export async function loadCatalogue(): Promise<Catalogue> {
  const [{ rules }, { codemods }] = await Promise.all([
    import('eslint-plugin-socket-safety/rules'),
    import('@socket-safety/codemods'),
  ]);
  return { rules, codemods };
}
