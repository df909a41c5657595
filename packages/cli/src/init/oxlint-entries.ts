// What a configuration of Oxlint needs, whose own layout and comments nobody here can keep.
import { rulesOfPreset, type Preset } from '@socket-safety/codemod-host';
import type { Rule } from '@socket-safety/repairs';

/** Prints the plugin and the rules of a preset as JSON, to be added by hand. */
export function printOxlintEntries(rules: readonly Rule[], preset: Preset): string {
  const severities = rulesOfPreset(rules, preset).map(({ rule, severity, options }) => [
    `socket-safety/${rule.id}`,
    options === undefined || Object.keys(options).length === 0 ? severity : [severity, options],
  ]);
  const entries = { jsPlugins: ['eslint-plugin-socket-safety'], rules: Object.fromEntries(severities) };
  return JSON.stringify(entries, null, 2);
}
