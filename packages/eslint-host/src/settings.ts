// Reads what a user wrote under `settings['socket-safety']`.
import type { Settings } from '@socket-safety/analysis';
import semver from 'semver';

export const SETTINGS_KEY = 'socket-safety';

/** The user's settings are wrong. The message is one line and says where. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const NO_SETTINGS: Settings = {};
const known = new WeakMap<object, Settings>();

/**
 * Validates settings from an ESLint configuration or a package.json.
 *
 * The same object gives the same answer, which a cache of analyses may use as its key. Throws a `SettingsError` whose message
 * can be shown as it stands.
 */
export function readSettings(written: unknown): Settings {
  if (written === undefined) return NO_SETTINGS;
  if (!isRecord(written)) throw wrong('', 'an object', written);
  let settings = known.get(written);
  if (settings === undefined) known.set(written, (settings = validate(written)));
  return settings;
}

function validate(written: Readonly<Record<string, unknown>>): Settings {
  for (const key of Object.keys(written)) {
    if (key !== 'versions')
      throw new SettingsError(`Unknown setting "${SETTINGS_KEY}.${key}": only "versions" is known.`);
  }
  return written['versions'] === undefined
    ? NO_SETTINGS
    : { versions: validateVersions(written['versions']) };
}

function validateVersions(written: unknown): Readonly<Record<string, string>> {
  if (!isRecord(written)) throw wrong('.versions', 'an object such as { "ws": "8.18.0" }', written);
  const versions: Record<string, string> = {};
  for (const [library, version] of Object.entries(written)) {
    if (typeof version !== 'string' || semver.validRange(version) === null) {
      throw wrong(`.versions["${library}"]`, 'a version such as "8.18.0"', version);
    }
    versions[library] = version;
  }
  return versions;
}

function wrong(path: string, wanted: string, found: unknown): SettingsError {
  return new SettingsError(
    `Setting "${SETTINGS_KEY}${path}" must be ${wanted}, not ${JSON.stringify(found)}.`,
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
