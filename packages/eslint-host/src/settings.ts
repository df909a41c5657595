// Reads what a user wrote under `settings['socket-safety']`.
import type { Settings } from '@socket-safety/analysis';
import type { Library } from '@socket-safety/libraries';
import { defaultHost } from './host.ts';
import { checkSettings } from './settings/check-settings.ts';
import { printProblem } from './settings/problem.ts';
import { resolveUses } from './settings/resolve-uses.ts';

export const SETTINGS_KEY = 'socket-safety';

/** The user's settings are wrong. The message is one line and says where. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(message: string) {
    super(message);
    // ESLint prints the stack of what a rule throws; where in our code this was found out is nothing to the user.
    this.stack = `${this.name}: ${message}`;
  }
}

interface Known {
  readonly house: readonly Library[];
  readonly settings: Settings;
}

const NO_SETTINGS: Settings = {};
const known = new WeakMap<object, Known>();

/**
 * Validates settings from an ESLint configuration or a package.json; `house` are the rows that exist without them.
 *
 * The same object gives the same answer, which a cache of analyses may use as its key, and an answer is its own answer. Throws
 * a `SettingsError` whose message can be shown as it stands; of several things that are wrong it tells the first.
 */
export function readSettings(written: unknown, house: readonly Library[] = defaultHost.libraries): Settings {
  if (written === undefined) return NO_SETTINGS;
  const isObject = typeof written === 'object' && written !== null;
  const before = isObject ? known.get(written) : undefined;
  if (before?.house === house) return before.settings;
  const resolved = resolveUses(written, house);
  const [problem] = checkSettings(resolved, house);
  if (problem !== undefined) throw new SettingsError(printProblem(problem, SETTINGS_KEY));
  // Without a problem they have the shape of settings.
  const settings = resolved as Settings;
  known.set(settings, { house, settings });
  if (isObject) known.set(written, { house, settings });
  return settings;
}
