// What a user may ask of a migration.
import type { Preset } from '@socket-safety/codemod-host';
import type { FileOptions } from './files-for.ts';
import type { SettingsOptions } from './settings-for.ts';

/** What `migrate` takes. */
export interface MigrateOptions extends FileOptions, SettingsOptions {
  /** Shows what would change and writes nothing. */
  readonly dryRun?: boolean;
  /** Lists what would change and writes nothing. */
  readonly check?: boolean;
  /** Asks about each rewrite. */
  readonly interactive?: boolean;
  /** Goes on although the working tree has uncommitted changes. */
  readonly force?: boolean;
  /** Ids; only these codemods run. */
  readonly only?: readonly string[];
  /** How many threads look into files at once; absent: as many as the machine has cores and the work pays for. */
  readonly jobs?: number;
  readonly preset?: Preset;
  readonly types?: boolean;
  readonly verbose?: boolean;
}
