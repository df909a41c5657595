import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSettingsLookup } from './configuration.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'settings-'));
  await write('package.json', '{ "socket-safety": { "versions": { "ws": "7.0.0" } } }');
  await write('packages/plain/package.json', '{ "devDependencies": { "socket-safety": "1" } }');
  await write('packages/own/package.json', '{ "socket-safety": {} }');
  await write('packages/broken/package.json', '{ broken');
  await write('packages/wrong/package.json', '{ "socket-safety": { "version": {} } }');
  await write('packages/halved/package.json', '{ "socket-safety": {');
  await write('settings.json', '{ "versions": { "ws": "6.0.0" } }');
  await write('list.json', '[]');
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, name)), { recursive: true });
  await writeFile(join(folder, name), text);
}

const settingsOf = (name: string) => createSettingsLookup(null)(join(folder, name));

it('come from the nearest package.json that has any', async () => {
  expect(await settingsOf('packages/plain/src/a.ts')).toEqual({ versions: { ws: '7.0.0' } });
  expect(await settingsOf('packages/own/src/a.ts')).toEqual({});
});

it('are the same object for every file of a package', async () => {
  const lookup = createSettingsLookup(null);
  const settings = await lookup(join(folder, 'a.ts'));
  expect(await lookup(join(folder, 'packages/plain/b.ts'))).toBe(settings);
});

it('do not mind a broken package.json that says nothing of us', async () => {
  expect(await settingsOf('packages/broken/a.ts')).toEqual({ versions: { ws: '7.0.0' } });
});

it('come from --config for every file', async () => {
  const lookup = createSettingsLookup(join(folder, 'settings.json'));
  expect(await lookup(join(folder, 'packages/own/a.ts'))).toEqual({ versions: { ws: '6.0.0' } });
});

it.each([
  ['packages/wrong/package.json', 'Unknown setting "socket-safety.version"'],
  ['packages/halved/package.json', 'is not valid JSON'],
])('are an error of one line that names the file: %s', async (name, message) => {
  const failed = settingsOf(join(dirname(name), 'a.ts'));
  await expect(failed).rejects.toThrow(`${join(folder, name)}: ${message}`);
  await expect(failed).rejects.toThrow(/^[^\n]*$/);
});

it.each([
  ['list.json', 'must be an object'],
  ['absent.json', 'does not exist'],
])('are an error when --config is wrong: %s', async (name, message) => {
  const lookup = createSettingsLookup(join(folder, name));
  await expect(lookup('/a.ts')).rejects.toThrow(message);
});
