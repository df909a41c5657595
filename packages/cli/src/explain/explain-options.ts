// What `explain` takes beside its subject.
import type { Preset } from '@socket-safety/codemod-host';

export const EXPLAIN_FORMATS = ['text', 'json'] as const;

export interface ExplainOptions {
  /** The rules whose reports and silence are told. */
  readonly preset?: Preset;
  readonly format?: (typeof EXPLAIN_FORMATS)[number];
  readonly types?: boolean;
  readonly config?: string;
  readonly verbose?: boolean;
}
