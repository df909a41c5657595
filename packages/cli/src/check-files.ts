// Goes through the files of a check: from the cache what it knows, the rest through the rules.
import {
  runProject,
  type Effort,
  type FileResult,
  type ProjectOptions,
  type SettingsLookup,
} from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { CheckCache } from './cache/check-cache.ts';
import { reportFindings, type ReportedFinding } from './report/reported-finding.ts';
import { nameOf } from './wording.ts';

/** What came of one file, as plain data. `file` is its absolute path. */
export type CheckedFile = { readonly file: string; readonly sockets: boolean } & CheckedOutcome;

type CheckedOutcome =
  | { readonly kind: 'without-evidence' }
  | {
      readonly kind: 'checked';
      readonly findings: readonly ReportedFinding[];
      readonly effort: Effort;
      readonly isCached: boolean;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack?: string };

/** What to check, and with what. */
export interface FilesToCheck {
  readonly files: readonly string[];
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: ProjectOptions['types'];
  readonly cache: CheckCache | null;
  readonly cwd: string;
}

/** Checks files; those that the cache knows come first. */
export async function* checkFiles({ cache, cwd, ...work }: FilesToCheck): AsyncGenerator<CheckedFile> {
  const left: string[] = [];
  for (const file of work.files) {
    const known = (await cache?.find(file)) ?? null;
    if (known === null) left.push(file);
    else yield { file, kind: 'checked', isCached: true, ...known };
  }
  for await (const result of runProject({ ...work, files: left, task: { kind: 'check' } })) {
    const checked = plainResult(result, cwd);
    if (checked?.kind === 'checked') cache?.keep(checked.file, checked);
    if (checked !== null) yield checked;
  }
}

/** Null for what a check has no part in. */
function plainResult(result: FileResult, cwd: string): CheckedFile | null {
  const { file, sockets } = result;
  switch (result.kind) {
    case 'without-evidence':
    case 'failed':
      return result;
    case 'checked': {
      const { findings, effort } = result;
      const reported = reportFindings(findings, nameOf(file, cwd));
      return { file, sockets, kind: 'checked', findings: reported, effort, isCached: false };
    }
    default:
      return null;
  }
}
