// Goes through the files of a check: from the cache what it knows, the rest through the rules, here or by several threads at once.
import {
  handsFor,
  readEverySetting,
  runProject,
  shareOut,
  sift,
  type ProjectOptions,
  type SettingsLookup,
} from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { CheckCache } from './cache/check-cache.ts';
import { plainResult, type CheckedFile } from './check-result.ts';
import type { Crew } from './crew.ts';

/** What to check, and with what. */
export interface FilesToCheck {
  readonly files: readonly string[];
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: ProjectOptions['types'];
  readonly cache: CheckCache | null;
  readonly cwd: string;
  /** Who can help, where there is enough to do; null where one thread does all. */
  readonly crew: Crew<string, CheckedFile> | null;
}

/** Checks files and hands over each result as it comes, in any order. */
export async function checkFiles(
  { cache, crew, ...work }: FilesToCheck,
  take: (checked: CheckedFile) => void,
): Promise<void> {
  const left: string[] = [];
  for (const file of work.files) {
    const known = (await cache?.find(file)) ?? null;
    if (known === null) left.push(file);
    else take({ file, kind: 'checked', isCached: true, ...known });
  }
  const keep = (checked: CheckedFile): void => {
    if (checked.kind === 'checked') cache?.keep(checked.file, checked);
    take(checked);
  };
  const alone = crew === null ? left : await checkTogether({ ...work, files: left }, crew, keep);
  for await (const result of runProject({ ...work, files: alone, task: { kind: 'check' } }))
    keep(plainResult(result, work.cwd));
}

type Work = Omit<FilesToCheck, 'cache' | 'crew'>;

/** Shares out the files with evidence, where that pays; returns those that are left to do. */
async function checkTogether(
  work: Work,
  crew: Crew<string, CheckedFile>,
  take: (checked: CheckedFile) => void,
): Promise<readonly string[]> {
  await readEverySetting(work);
  const waiting: { readonly file: string; readonly sockets: boolean }[] = [];
  for (const file of work.files) {
    const sifted = await sift(file, work);
    if ('kind' in sifted) take(plainResult(sifted, work.cwd));
    // Texts are read again, since all of them may be more than there is room for.
    else waiting.push({ file, sockets: sifted.sockets });
  }
  const most = handsFor(waiting.length);
  const hands = most === 0 ? [] : await crew.find(most);
  if (hands.length === 0) return waiting.map(({ file }) => file);
  const workers = hands.map(({ look }) => async (one: (typeof waiting)[number]) => {
    take(await look(one.file).catch((thrown) => ({ ...one, kind: 'failed', ...messageOf(thrown) })));
  });
  await shareOut(waiting, workers, work.types);
  return [];
}

function messageOf(thrown: unknown): { readonly message: string; readonly stack?: string } {
  return thrown instanceof Error
    ? { message: thrown.message, stack: thrown.stack ?? thrown.message }
    : { message: String(thrown) };
}
