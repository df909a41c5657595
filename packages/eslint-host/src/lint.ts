// Runs rules over one text through ESLint itself, so that inline directives are decided here as in an editor.
import { findEvidence, librariesForSettings, withoutChecker } from '@socket-safety/analysis';
import { defaultHost } from './host.ts';
import { importsOf } from './imported-files.ts';
import type { LintOptions, LintOutcome } from './lint-outcome.ts';
import { runnerOf } from './lint-runner.ts';
import { sourceTypesOf } from './parser.ts';
import { readSettings } from './settings.ts';

/** Lints a text. Never throws on the text's account; wrong settings throw a `SettingsError`. */
export function lintText(text: string, options: LintOptions): LintOutcome {
  const host = options.host ?? defaultHost;
  const rangeShift = text.startsWith('\uFEFF') ? 1 : 0;
  const nothing: LintOutcome = { findings: [], parseError: null, crashes: [], rangeShift };
  const settings = readSettings(options.settings, host.libraries);
  // Not worth parsing, whatever the versions of the libraries are.
  const libraries = librariesForSettings(settings, host.libraries);
  const found = findEvidence(text, libraries);
  const imports = importsOf(options.file, host);
  const evidence = options.program == null ? withoutChecker(found, text, { imports, libraries }) : found;
  if (!evidence.sockets && !evidence.walks) return nothing;
  let outcome = nothing;
  for (const sourceType of sourceTypesOf(options.file)) {
    outcome = { ...runnerOf(options.rules, host)(text, options, sourceType), rangeShift };
    if (outcome.parseError === null) break;
  }
  return outcome;
}
