import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from './settings.ts';

describe('readSettings', () => {
  it('gives the same answer for the same object', () => {
    const written = { versions: { ws: '6.2.0' } };
    expect(readSettings(written)).toEqual(written);
    expect(readSettings(written)).toBe(readSettings(written));
    expect(readSettings(undefined)).toBe(readSettings(undefined));
  });

  it.each([
    [[], 'Setting "socket-safety" must be an object, not [].'],
    [null, 'Setting "socket-safety" must be an object, not null.'],
    [{ version: {} }, 'Unknown setting "socket-safety.version": did you mean "versions"?'],
    [
      { versions: '8' },
      'Setting "socket-safety.versions" must be an object such as { "ws": "8.18.0" }, not "8".',
    ],
    [
      { versions: { ws: 8 } },
      'Setting "socket-safety.versions.ws" must be a version such as "8.18.0", not 8.',
    ],
    [
      { versions: { wss: '6.0.0' } },
      'Setting "socket-safety.versions.wss" must be of a package with a library: did you mean "ws"?',
    ],
    [
      { versions: { ws: 'new' } },
      'Setting "socket-safety.versions.ws" must be a version such as "8.18.0", not "new".',
    ],
  ])('refuses %j in one line', (written, message) => {
    expect(() => readSettings(written)).toThrow(new SettingsError(message));
  });
});
