// A codemod as a function, so that jscodeshift can run it by file path. The tree that jscodeshift offers is not used: what a
// codemod rewrites is what the rules report, with the same directives and settings as everywhere.
import { resolve } from 'node:path';
import { findEvidence, librariesForSettings } from '@socket-safety/analysis';
import { libraries } from '@socket-safety/libraries';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { Codemod } from '@socket-safety/repairs';
import { createSettingsLookup, type SettingsLookup } from './configuration.ts';
import { KnownError } from './known-error.ts';
import { isPreset, usesForRun } from './rule-uses.ts';

/** The part of jscodeshift's arguments that is used. */
export type Transform = (
  file: { readonly path: string; readonly source: string },
  api: { readonly report?: (message: string) => void },
  options: Readonly<Partial<Record<'preset' | 'config' | 'load-libraries', unknown>>>,
) => Promise<string | undefined>;

/** A codemod that jscodeshift can call. */
export type CallableCodemod = Transform & Codemod & { readonly engine: 'jscodeshift' };

/**
 * Makes a codemod callable by jscodeshift.
 *
 * It returns undefined (skipped) for a file without sockets, the text as it is (unmodified) where there is nothing to
 * rewrite, and throws (error) when the file does not parse. What it leaves is told by `api.report`. Options:
 * `--preset=strict`, `--config=settings.json`, `--load-libraries=1`.
 */
export function defineCodemod(codemod: Codemod): CallableCodemod {
  const lookups = new Map<string, SettingsLookup>();
  const uses = new Map<string, readonly RuleUse[]>();
  const transform: Transform = async ({ path, source }, api, options) => {
    const file = resolve(path);
    const settings = await settingsFor(options, api)(file);
    const evidence = findEvidence(source, librariesForSettings(settings, libraries));
    if (!evidence.sockets && !evidence.walks) return undefined;
    // Brings ESLint in, which files without evidence do without.
    const { rewriteText } = await import('./rewrite.ts');
    const outcome = rewriteText(source, {
      file,
      rules: rulesFor(options.preset),
      codemods: [codemod.id],
      settings,
    });
    if (outcome.parseError !== null) {
      const { line, column, message } = outcome.parseError;
      throw new KnownError(`line ${line}, column ${column}: ${message}`);
    }
    if (outcome.crash !== null) throw new Error(outcome.crash.message);
    for (const { finding, reason } of outcome.left) {
      api.report?.(`line ${finding.line}: left (${finding.rule}): ${reason}`);
    }
    return outcome.text;
  };
  return Object.assign(transform, codemod, { engine: 'jscodeshift' as const });

  function rulesFor(preset: unknown): readonly RuleUse[] {
    const name = preset ?? 'recommended';
    if (!isPreset(name)) throw new KnownError(`Unknown preset "${String(name)}".`);
    let rules = uses.get(name);
    if (rules === undefined) uses.set(name, (rules = usesForRun(codemod.rules, [codemod], name)));
    return rules;
  }

  function settingsFor(
    { config, 'load-libraries': load }: Parameters<Transform>[2],
    { report }: Parameters<Transform>[1],
  ): SettingsLookup {
    const file = typeof config === 'string' ? resolve(config) : null;
    const loadLibraries = Boolean(load);
    const key = JSON.stringify([file, loadLibraries]);
    let lookup = lookups.get(key);
    if (lookup === undefined) {
      lookup = createSettingsLookup(file, {
        loadLibraries,
        onSkipped: (settings, modules) =>
          report?.(
            `${settings} names ${modules.join(', ')} in "libraries", which is code and was not run: --load-libraries=1 runs it`,
          ),
      });
      lookups.set(key, lookup);
    }
    return lookup;
  }
}
