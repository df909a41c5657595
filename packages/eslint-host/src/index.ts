export * from './host.ts';
export * from './lint-findings.ts';
export * from './lint.ts';
export * from './plugin.ts';
export * from './rule-adapter.ts';
export { readSettings, SETTINGS_KEY, SettingsError } from './settings.ts';
export { selectLibraries } from './library-versions.ts';
export { createTypeOracle } from './type-oracle.ts';
