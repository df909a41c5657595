// What the cache answers must be what the rules would find: it is asked after every change that could matter.
import { readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../cases/sandbox.ts';

const CACHE = '.socket-safety-cache';
const HELPER = `import { rawSend } from './raw.js';
export const isOpen = (socket) => socket.readyState === 1;
export { rawSend };
`;
const SENDER = `import WebSocket from 'ws';
import { isOpen } from './helper.js';
const socket = new WebSocket(url);
risky();
`;

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox({
    'src/sender.ts': SENDER,
    'src/other.ts': 'new WebSocket(url);\nloose();\n',
    'src/plain.ts': 'risky();\n',
    'src/helper.ts': HELPER,
    'src/raw.js': 'export const rawSend = 1;\n',
    'package.json': '{ "dependencies": { "ws": "^8.0.0" } }',
  });
});
afterEach(() => sandbox.remove());

/** Checks twice the same way: with the cache as it is, and without one. Returns the files that came from the cache. */
async function cached(...words: string[]): Promise<readonly string[]> {
  const args = ['check', '--format', 'json', ...(words.includes('--types') ? [] : ['--no-types'])];
  const more = words.filter((word) => word !== '--types');
  const fresh = await sandbox.run(...args, ...more);
  const run = await sandbox.run(...args, '--cache', '--verbose', ...more);
  expect({ out: run.out, code: run.code }).toEqual({ out: fresh.out, code: fresh.code });
  return [...run.err.matchAll(/^analysed src\/(\S+)\.ts: .*\(from the cache\)$/gm)].map(
    ([, name = '']) => name,
  );
}

it('answers what nothing has changed, and finds the same', async () => {
  expect(await cached()).toEqual([]);
  expect(await cached()).toEqual(['other', 'sender']);
});

it('goes by content, not by time', async () => {
  await cached();
  await utimes(join(sandbox.folder, 'src/sender.ts'), 1, 1);
  expect(await cached()).toEqual(['other', 'sender']);
});

describe('asks again after', () => {
  beforeEach(async () => void (await cached()));

  it('a change of the file', async () => {
    await sandbox.write('src/sender.ts', `${SENDER}risky();\n`);
    expect(await cached()).toEqual(['other']);
  });

  it.each([
    ['a change of a helper in another file', 'src/helper.ts', `${HELPER}// changed\n`],
    ['a change of what the helper imports', 'src/raw.js', 'export const rawSend = 2;\n'],
    ['a file that stands before the imported one', 'src/raw.ts', 'export const rawSend = 1;\n'],
  ])('%s', async (_, name, text) => {
    await sandbox.write(name, text);
    expect(await cached()).toEqual(['other']);
  });

  it('a change of versions in package.json', async () => {
    await sandbox.write('package.json', '{ "dependencies": { "ws": "^7.0.0" } }');
    expect(await cached()).toEqual([]);
  });

  it('a change of settings', async () => {
    await sandbox.write('settings.json', '{ "versions": { "ws": "7.0.0" } }');
    expect(await cached('--config', 'settings.json')).toEqual([]);
  });

  it('another preset, or another rule', async () => {
    expect(await cached('--preset', 'strict')).toEqual([]);
    expect(await cached('--preset', 'strict')).toEqual(['other', 'sender']);
    expect(await cached('--rule', 'no-loose')).toEqual([]);
  });

  it('types are used', async () => {
    await sandbox.write('tsconfig.json', '{ "include": ["src"], "compilerOptions": { "noLib": true } }');
    expect(await cached('--types')).toEqual([]);
  });
});

describe('with types', () => {
  beforeEach(async () => {
    await sandbox.write(
      'tsconfig.json',
      '{ "include": ["src"], "compilerOptions": { "types": [], "noLib": true } }',
    );
    await sandbox.write('src/types.d.ts', 'declare const url: string;\n');
    await cached('--types');
    expect(await cached('--types')).toEqual(['other', 'sender']);
  });

  it.each([
    ['a declaration elsewhere changes', 'src/types.d.ts', 'declare const url: URL;\n'],
    ['a file is added to the program', 'src/more.d.ts', 'declare const more: string;\n'],
    ['a module appears that was looked for', 'node_modules/ws/index.d.ts', 'export default class {}\n'],
    ['the options change', 'tsconfig.json', '{ "include": ["src"], "compilerOptions": { "noLib": true } }'],
  ])('asks again when %s', async (_, name, text) => {
    await sandbox.write(name, text);
    expect(await cached('--types')).toEqual([]);
    expect(await cached('--types')).toEqual(['other', 'sender']);
  });
});

describe('on disk', () => {
  it.each([
    ['no cache at all', ''],
    ['another format', 'something else\n{}'],
    ['a document that was cut', null],
    ['a changed document', 'x'],
  ])('is ignored when it is %s', async (_, text) => {
    await cached();
    const before = await sandbox.read(CACHE);
    const broken =
      text === null ? before.slice(0, -20) : text === 'x' ? before.replace('no-risky', 'no-rusky') : text;
    await sandbox.write(CACHE, broken);
    expect(await cached()).toEqual([]);
    expect(await cached()).toEqual(['other', 'sender']);
  });

  it('forgets files that are gone, keeps those that were not asked for, and leaves nothing beside it', async () => {
    await cached();
    await sandbox.write('src/other.ts', 'new WebSocket(url);\n');
    await cached('src/other.ts');
    expect(await cached()).toEqual(['other', 'sender']);
    expect((await readdir(sandbox.folder)).sort()).toEqual([CACHE, 'package.json', 'src']);
  });

  it('may be elsewhere', async () => {
    await cached('--cache-location', 'build/cache');
    expect(await cached('--cache-location', 'build/cache')).toEqual(['other', 'sender']);
  });

  it('that cannot be written is told, and harms nothing', async () => {
    const { code, err } = await sandbox.run('check', '--cache', '--cache-location', 'src');
    expect({ code, err }).toEqual({ code: 1, err: 'src: the cache was not written: it is a folder\n' });
  });

  it('moves with the project', async () => {
    await cached();
    const moved = await createSandbox({
      'src/sender.ts': SENDER,
      'src/helper.ts': HELPER,
      'src/raw.js': 'export const rawSend = 1;\n',
      'package.json': '{ "dependencies": { "ws": "^8.0.0" } }',
      [CACHE]: await sandbox.read(CACHE),
    });
    const { err } = await moved.run('check', '--no-types', '--cache', '--verbose');
    await moved.remove();
    expect(err).toContain('sender.ts: 0 functions, 0 with something it cannot follow (from the cache)');
  });
});
