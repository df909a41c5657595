// One checkout in, its trial out: copied, rewritten, rewritten again and compared.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  createSettingsLookup,
  isChanged,
  runProject,
  usesForRun,
  type FileResult,
  type Preset,
} from '@socket-safety/codemod-host';
import { lintText, type RuleUse } from '@socket-safety/eslint-host';
import type { Codemod, Rule } from '@socket-safety/repairs';
import { createTypeSource } from 'socket-safety';
import type { Checkout } from '../corpus/checkouts.ts';
import { listSourceFiles } from '../corpus/source-files.ts';
import { countHunks, patchOf } from './hunks.ts';
import { copyCheckout } from './scratch-copy.ts';
import type { Trial } from './trial.ts';
import { countErrors } from './type-errors.ts';

/** What is run, and where copies go. */
export interface TrialOptions {
  readonly rules: readonly Rule[];
  readonly codemods: readonly Codemod[];
  readonly preset: Preset;
  readonly types: boolean;
  /** An existing folder. */
  readonly out: string;
}

/** Rewrites a copy of the checkout, which stays as `<out>/<name>` beside its patch `<out>/<name>.patch`. */
export async function tryRewrite({ repo, folder }: Checkout, options: TrialOptions): Promise<Trial> {
  const start = performance.now();
  const name = repo.replace('/', '__');
  const copy = join(options.out, name);
  mkdirSync(options.out, { recursive: true });
  copyCheckout(folder, copy);
  const files = listSourceFiles(copy).map((file) => join(copy, file));
  const first = await rewrite(files, options);
  const changed = first.filter(isChanged);
  const paths = changed.map(({ file }) => relative(copy, file));
  const patch = paths.map((path) => patchOf(join(folder, path), join(copy, path))).join('');
  writeFileSync(join(options.out, `${name}.patch`), patch);
  const errors = options.types
    ? { before: countErrors(folder, paths), after: countErrors(copy, paths) }
    : { before: null, after: null };
  const again = await rewrite(files, options);
  return {
    repo,
    changed: paths,
    hunks: countHunks(patch),
    applied: changed.flatMap(({ applied }) => applied),
    left: first.flatMap((result) =>
      result.kind === 'rewritten'
        ? result.left.map((left) => ({ ...left, file: relative(copy, result.file) }))
        : [],
    ),
    changedAgain: again.filter(isChanged).map(({ file }) => relative(copy, file)),
    unparsed: changed.filter(({ file }) => !isParsed(file)).map(({ file }) => relative(copy, file)),
    failures: first.flatMap((result) =>
      result.kind === 'failed'
        ? [{ file: relative(copy, result.file), why: result.stack ?? result.message }]
        : [],
    ),
    errors:
      errors.before === null || errors.after === null ? null : { before: errors.before, after: errors.after },
    seconds: (performance.now() - start) / 1000,
  };
}

/** As `socket-safety migrate` does it. */
async function rewrite(
  files: readonly string[],
  { rules, codemods, preset }: TrialOptions,
): Promise<readonly FileResult[]> {
  const served = codemods.flatMap((codemod) => codemod.rules);
  const others = rules.filter(({ repairs }) => repairs.length === 0);
  const uses: readonly RuleUse[] = usesForRun([...new Set([...served, ...others])], codemods, preset);
  const ids = codemods.map(({ id }) => id);
  const results: FileResult[] = [];
  for await (const result of runProject({
    files,
    rules: uses,
    settingsFor: createSettingsLookup(null),
    types: createTypeSource(() => undefined),
    task: { kind: 'rewrite', codemods: ids, write: true },
  })) {
    results.push(result);
  }
  return results;
}

function isParsed(file: string): boolean {
  return lintText(readFileSync(file, 'utf8'), { file, rules: [] }).parseError === null;
}
