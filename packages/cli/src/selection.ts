// Names that a user gives, turned into rules and codemods.
import { rulesOfPreset, useByName, type Preset } from '@socket-safety/codemod-host';
import type { RuleUse } from '@socket-safety/eslint-host';
import type { Codemod, Rule } from '@socket-safety/repairs';
import { unknownName } from './unknown-name.ts';

/** Returns the preset's rules, or only those that are named. */
export function selectRules(
  rules: readonly Rule[],
  preset: Preset,
  ids: readonly string[],
): readonly RuleUse[] {
  if (ids.length === 0) return rulesOfPreset(rules, preset);
  return [...new Set(ids)].map((id) => useByName(getRule(rules, id), preset));
}

/** Finds a rule by its id, with or without the prefix that ESLint users write. */
export function getRule(rules: readonly Rule[], id: string): Rule {
  return getNamed(rules, id.replace(/^socket-safety\//, ''), 'rule');
}

/** Returns every codemod, or those that are named. */
export function selectCodemods(codemods: readonly Codemod[], ids: readonly string[]): readonly Codemod[] {
  return ids.length === 0 ? codemods : [...new Set(ids)].map((id) => getNamed(codemods, id, 'codemod'));
}

function getNamed<T extends { readonly id: string }>(named: readonly T[], id: string, noun: string): T {
  const found = named.find((one) => one.id === id);
  if (found !== undefined) return found;
  throw unknownName(
    noun,
    id,
    named.map((one) => one.id),
  );
}
