// `--cache`: results of earlier runs that nothing they depend on has changed since. It answers only where it can prove that.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SettingsLookup } from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import { stateOf, type ProgramRecord } from '../program-record.ts';
import type { RecordedTypes } from '../typed.ts';
import { nameOf } from '../wording.ts';
import { readCache, writeCache, type CachedFile } from './cache-file.ts';
import { createClosures, type Dependency } from './import-closure.ts';
import { keyOf } from './key.ts';

/** The results of earlier runs. */
export interface CheckCache {
  /** Returns what an earlier run found in a file; null where that may have changed. */
  readonly find: (file: string) => Promise<CachedFile | null>;
  /** Takes a result of this run. */
  readonly keep: (file: string, result: CachedFile) => void;
  /** Writes what is kept; a string says why it could not. */
  readonly save: () => Promise<string | null>;
}

/** What results depend on beside the files themselves. */
export interface CacheSubject {
  readonly rules: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: RecordedTypes | null;
  readonly cwd: string;
}

/** Opens the cache at a path, empty where there is none. */
export async function openCache(path: string, subject: CacheSubject): Promise<CheckCache> {
  const { rules, settingsFor, types, cwd } = subject;
  const before = await readCache(path);
  const closureBefore = createClosures();
  const kept = new Map<string, { readonly seen: readonly Dependency[]; readonly result: CachedFile }>();
  const holding = new Map<string, boolean>();

  return {
    async find(file) {
      const known = before.files[nameOf(file, cwd)];
      const closure = closureBefore(file);
      if (known === undefined || closure === null) return null;
      const tsconfig = types?.tsconfigOf(file) ?? null;
      const program = tsconfig === null ? null : recordBefore(tsconfig);
      if (tsconfig !== null && program === null) return null;
      if ((await keyFor(file, closure, program)) !== known.key) return null;
      const { sockets, findings, effort } = known;
      return { sockets, findings, effort };
    },
    keep(file, { sockets, findings, effort }) {
      const seen = closureBefore(file);
      if (seen !== null) kept.set(file, { seen, result: { sockets, findings, effort } });
    },
    save,
  };

  async function save(): Promise<string | null> {
    const anew = new Set([...kept.keys()].map((file) => nameOf(file, cwd)));
    const old = Object.entries(before.files).filter(
      ([name]) => !anew.has(name) && existsSync(resolve(cwd, name)),
    );
    const files = Object.fromEntries(old);
    const programs: Record<string, ProgramRecord> = { ...before.programs };
    const closureNow = createClosures();
    for (const [file, { seen, result }] of kept) {
      // Somebody has saved a file while it was looked at.
      if (JSON.stringify(closureNow(file)) !== JSON.stringify(seen)) continue;
      const tsconfig = types?.tsconfigOf(file) ?? null;
      const program = tsconfig === null ? null : (recordBefore(tsconfig) ?? recordNow(tsconfig));
      if (tsconfig !== null && program === null) continue;
      if (tsconfig !== null && program !== null) programs[nameOf(tsconfig, cwd)] = program;
      const key = await keyFor(file, seen, program);
      if (key !== null) files[nameOf(file, cwd)] = { key, ...result };
    }
    return kept.size === 0 ? null : writeCache(path, { files, programs });
  }

  /** What the program of an earlier run was made from, if it would be made from the same today. */
  function recordBefore(tsconfig: string): ProgramRecord | null {
    const record = before.programs[nameOf(tsconfig, cwd)];
    if (record === undefined) return null;
    let holds = holding.get(tsconfig);
    if (holds === undefined) holding.set(tsconfig, (holds = types?.isAsIn(tsconfig, record, cwd) ?? false));
    return holds ? record : null;
  }

  function recordNow(tsconfig: string): ProgramRecord | null {
    return types?.recordOf(tsconfig, cwd) ?? null;
  }

  async function keyFor(
    file: string,
    closure: readonly Dependency[],
    program: ProgramRecord | null,
  ): Promise<string | null> {
    const settings = await settingsFor(file);
    const state = program === null ? null : stateOf(program);
    return keyOf(file, { closure, settings, rules, types: types === null ? null : (state ?? 'none') }, cwd);
  }
}
