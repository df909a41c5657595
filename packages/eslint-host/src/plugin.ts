// Makes an ESLint plugin of pure rules: presets are read off each rule.
import type { PresetEntry, Rule } from '@socket-safety/repairs';
import type { ESLint, Linter, Rule as ESLintRule } from 'eslint';
import { toEslintRule } from './rule-adapter.ts';

/** The plugin as a flat configuration uses it. */
export interface Plugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, ESLintRule.RuleModule>;
  readonly configs: Readonly<Record<'recommended' | 'strict' | 'all', Linter.Config>>;
}

/** Creates the plugin with its presets: recommended ⊂ strict ⊂ all. */
export function toEslintPlugin(meta: Plugin['meta'], rules: readonly Rule[]): Plugin {
  const plugin: Plugin = {
    meta,
    rules: Object.fromEntries(rules.map((rule) => [rule.id, toEslintRule(rule)])),
    configs: {
      recommended: preset('recommended', (rule) => rule.presets.recommended),
      strict: preset('strict', (rule) => rule.presets.strict),
      all: preset('all', (rule) => (rule.presets.strict === 'off' ? 'error' : rule.presets.strict)),
    },
  };
  return plugin;

  function preset(name: string, entryOf: (rule: Rule) => PresetEntry): Linter.Config {
    const entries: Linter.RulesRecord = {};
    for (const rule of rules) {
      const entry = entryOf(rule);
      if (entry === 'off') continue;
      entries[`${meta.namespace}/${rule.id}`] = typeof entry === 'string' ? entry : [...entry];
    }
    return {
      name: `${meta.namespace}/${name}`,
      // A getter, since the plugin holds its own presets.
      plugins: {
        get [meta.namespace]() {
          return plugin;
        },
      },
      rules: entries,
    };
  }
}
