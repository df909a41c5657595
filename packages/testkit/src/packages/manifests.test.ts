// What every published package says of itself.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../gen/repository.ts';
import { PUBLISHED, readManifest, type Manifest } from './published.ts';
import { withoutSource } from './staging.ts';

const SITE = 'https://github.com/socket-safety/socket-safety';
const root = readManifest('.');
const manifests = PUBLISHED.map((folder) => [folder, readManifest(folder)] as const);
const versions = new Set(manifests.map(([, { version }]) => version));

it('are of one version', () => {
  expect(versions.size).toBe(1);
});

describe.each(manifests)('%s', (folder, manifest) => {
  it('says where it comes from and how it is published', () => {
    expect(manifest).toMatchObject({
      license: 'MIT',
      type: 'module',
      engines: root['engines'],
      homepage: `${SITE}/tree/main/${folder}#readme`,
      repository: { type: 'git', url: `git+${SITE}.git`, directory: folder },
      bugs: `${SITE}/issues`,
      publishConfig: { access: 'public', provenance: true },
    });
    expect(manifest['private']).toBeUndefined();
    expect(manifest['sideEffects']).toEqual(
      folder === 'packages/cli' ? [expect.anything(), expect.anything()] : false,
    );
  });

  it('brings a licence and a page', () => {
    expect(readFileSync(join(ROOT, folder, 'LICENSE'), 'utf8')).toBe(
      readFileSync(join(ROOT, 'LICENSE'), 'utf8'),
    );
    expect(existsSync(join(ROOT, folder, 'README.md'))).toBe(true);
  });

  it('wants the others in this very version, and those before it alone', () => {
    const before = manifests.slice(0, PUBLISHED.indexOf(folder)).map(([, { name }]) => name);
    const ours = Object.entries(manifest.dependencies ?? {}).filter(([name]) => isOurs(name));
    expect(ours.filter(([name]) => !before.includes(name))).toEqual([]);
    expect(new Set(ours.map(([, version]) => version))).toEqual(new Set(ours.length === 0 ? [] : versions));
  });

  it('exports types and the build, and its sources to this repository alone', () => {
    expect(Object.keys(conditionsOf(manifest))).toContain('source');
    for (const [name, target] of Object.entries(withoutSource(manifest).exports)) {
      if (name === './package.json') expect(target).toBe('./package.json');
      else
        expect(target).toEqual({
          types: expect.stringMatching(/^\.\/dist\/.*\.d\.ts$/),
          default: expect.stringMatching(/^\.\/dist\/.*\.js$/),
        });
    }
  });
});

function conditionsOf({ exports }: Manifest): Readonly<Record<string, string>> {
  const target = exports['.'];
  return typeof target === 'object' ? target : {};
}

function isOurs(name: string): boolean {
  return /^(?:@socket-safety\/|eslint-plugin-socket-safety$|socket-safety$)/.test(name);
}
