// What a migration looks for: the same in every thread that takes part in it.
import { usesForRun, type Preset } from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { Codemod } from '@socket-safety/repairs';
import type { Catalogue } from './environment.ts';
import { selectCodemods } from './selection.ts';

/** What a user asked for. */
export interface Wanted {
  /** Ids; only these codemods run, or with none every one. */
  readonly only: readonly string[];
  readonly preset: Preset;
}

/** The codemods of a run, and the rules whose findings they rewrite or leave. */
export interface MigrationPlan {
  readonly codemods: readonly Codemod[];
  readonly rules: readonly RuleUse[];
}

/** Plans a run. Throws a `KnownError` for an unknown codemod. */
export function planMigration(catalogue: Catalogue, { only, preset }: Wanted): MigrationPlan {
  const codemods = selectCodemods(catalogue.codemods, only);
  // What nothing rewrites is told of as well, unless a codemod was asked for.
  const others = only.length > 0 ? [] : catalogue.rules.filter(({ repairs }) => repairs.length === 0);
  const served = codemods.flatMap((codemod) => codemod.rules);
  return { codemods, rules: usesForRun([...new Set([...served, ...others])], codemods, preset) };
}
