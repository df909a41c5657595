// Which rules a run uses, and how strictly.
import type { RuleUse } from '@socket-safety/eslint-host';
import type { Codemod, PresetEntry, Rule } from '@socket-safety/repairs';

export const PRESETS = ['recommended', 'strict', 'all'] as const;
export type Preset = (typeof PRESETS)[number];

/** Tells whether a word names a preset. */
export function isPreset(word: unknown): word is Preset {
  return PRESETS.some((preset) => preset === word);
}

/** Lists the rules that a preset switches on, with the options that it gives them. */
export function rulesOfPreset(rules: readonly Rule[], preset: Preset): readonly RuleUse[] {
  return rules.flatMap((rule) => useOf(rule, entryOf(rule, preset)) ?? []);
}

/** Lists the preset's rules for a run of codemods: one that asks its rules in its own way does so under every preset. */
export function usesForRun(
  rules: readonly Rule[],
  codemods: readonly Codemod[],
  preset: Preset,
): readonly RuleUse[] {
  const asking = codemods.flatMap(({ asks, rules: own }) =>
    asks === undefined ? [] : own.map((rule): RuleUse => ({ rule, severity: 'error', options: asks })),
  );
  const asked = new Set(asking.map(({ rule }) => rule));
  return [
    ...rulesOfPreset(
      rules.filter((rule) => !asked.has(rule)),
      preset,
    ),
    ...asking,
  ];
}

/** Uses a rule by its own name: as the preset has it, else as the strictest preset that has it. */
export function useByName(rule: Rule, preset: Preset): RuleUse {
  const entry = entryOf(rule, preset);
  return useOf(rule, entry) ?? useOf(rule, entryOf(rule, 'all')) ?? { rule, severity: 'error' };
}

function entryOf(rule: Rule, preset: Preset): PresetEntry {
  if (preset === 'recommended') return rule.presets.recommended;
  const { strict } = rule.presets;
  return preset === 'all' && strict === 'off' ? 'error' : strict;
}

function useOf(rule: Rule, entry: PresetEntry): RuleUse | null {
  const [severity, options] = typeof entry === 'string' ? [entry] : entry;
  if (severity === 'off') return null;
  return options === undefined ? { rule, severity } : { rule, severity, options };
}
