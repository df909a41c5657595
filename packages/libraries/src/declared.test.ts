import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { libraries, type DeclaredType } from './index.ts';

const REPLAYED = fileURLToPath(new URL('../../testkit/replayed/libraries/node_modules/', import.meta.url));
const HOMES = [REPLAYED, fileURLToPath(new URL('../../../node_modules/', import.meta.url))];

/** Packages that no registry has, or that are too large to be replayed: their rows' sources are the word for them. */
const NEVER_INSTALLED = new Set([
  'agents',
  'electron',
  'partykit',
  'react-native',
  'uWebSockets.js',
  '@types/webextension-polyfill',
]);

/** Where other versions than the installed one declare them. */
const OTHER_VERSIONS = new Set([
  'ServerWebSocket in bun-types/bun.d.ts',
  'SocketWithUpgrade in engine.io-client/build/',
  'SocketWithoutUpgrade in engine.io-client/build/',
]);

const rows = libraries
  .flatMap(({ id, declared }) => declared.map((row): DeclaredType & { id: string } => ({ ...row, id })))
  // What TypeScript itself declares is read elsewhere.
  .filter(({ name, file }) => !file.startsWith('lib.') && !OTHER_VERSIONS.has(`${name} in ${file}`));

describe.skipIf(!existsSync(REPLAYED))('what the installed libraries declare', () => {
  test.each(rows.filter(({ file }) => isInstalled(file)))('$id: $file declares $name', ({ name, file }) => {
    const pattern = new RegExp(
      String.raw`\b(?:class|interface|const|var|type) ${name}\b|\b(?:as|type) ${name}\b`,
    );
    const declaring = [...filesOf(file)].filter((path) => pattern.test(readFileSync(path, 'utf8')));
    expect(declaring).not.toEqual([]);
  });

  test('every other package is known to be missing', () => {
    const missing = rows.filter(({ file }) => !isInstalled(file)).map(({ file }) => packageOf(file));
    expect([...new Set(missing)].filter((name) => !NEVER_INSTALLED.has(name))).toEqual([]);
  });
});

function isInstalled(file: string): boolean {
  return HOMES.some((home) => existsSync(join(home, packageOf(file))));
}

function packageOf(file: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file;
}

/** The file itself, or every declaration file of a folder. */
function* filesOf(file: string): Generator<string> {
  const path = HOMES.map((home) => join(home, file)).find(existsSync);
  if (path === undefined) return;
  if (!file.endsWith('/')) {
    yield path;
    return;
  }
  for (const inner of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    if (/\.d\.[cm]?ts$/.test(inner)) yield join(path, inner);
}
