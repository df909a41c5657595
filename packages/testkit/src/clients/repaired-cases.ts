// One case per rule that can repair what it finds: what an editor is to offer, and the text that comes of it.
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { PresetEntry, Rule } from '@socket-safety/repairs';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { optionsOf, readCases, type CaseFile } from '../case-tests/case-file.ts';

/** A case as a file of a project. */
export interface RepairedCase {
  readonly rule: Rule;
  /** `bad-argument-awaits.ts` */
  readonly name: string;
  /** Relative to the project: `no-stale-open-check.ts`. All are in one folder, since servers look for tools folder by folder. */
  readonly file: string;
  readonly text: string;
  readonly repaired: string;
  /** How the project's configuration switches the rule on for this file. */
  readonly entry: PresetEntry;
}

/** What the editors call the language of a file. */
export function languageOf(file: string): 'javascript' | 'typescript' {
  return file.endsWith('.ts') ? 'typescript' : 'javascript';
}

/** Takes the first repaired case of each rule. Settings hold for a whole project, so cases with their own are left out. */
export const repairedCases: readonly RepairedCase[] = rules.flatMap((rule) => {
  const cases = readCases(new URL(`../../../../rules/${rule.id}/rule.test.ts`, import.meta.url).href);
  const first = cases.find((one) => one.settings === null && one.kind === 'bad' && existsSync(one.fixedPath));
  return first === undefined ? [] : [repairedCase(rule, first)];
});

function repairedCase(rule: Rule, one: CaseFile): RepairedCase {
  const options = optionsOf(one, rule);
  return {
    rule,
    name: one.name,
    file: rule.id + extname(one.name),
    text: one.code,
    repaired: readFileSync(one.fixedPath, 'utf8'),
    entry: options === null ? 'error' : ['error', options],
  };
}
