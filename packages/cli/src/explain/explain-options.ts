// What `explain` takes beside its subject.
import type { Preset } from '@socket-safety/codemod-host';
import type { SettingsOptions } from '../settings-for.ts';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;

export interface ExplainOptions extends SettingsOptions {
  /** The rules whose reports and silence are told. */
  readonly preset?: Preset;
  readonly format?: (typeof EXPLAIN_FORMATS)[number];
  readonly types?: boolean;
  readonly verbose?: boolean;
}
