import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProject, type FileResult } from '@socket-safety/codemod-host';
import { readSettings, SettingsError } from '@socket-safety/eslint-host';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examine } from '../survive/examine.ts';

const HEAD = `import { WebSocket } from 'ws';\nconst socket = new WebSocket('ws://127.0.0.1');\n`;
const SEND = `export async function late() { await pause(); socket.send('late'); }\n`;

const TEXTS: Readonly<Record<string, string>> = {
  'a lone surrogate': `${HEAD}socket.send('\\ud800 \\uDC00');\n${SEND}`,
  'a zero byte in a string, past where a binary file is told': `${HEAD}// ${' '.repeat(9000)}\nsocket.send('\0');\n${SEND}`,
  'marks of byte order all over': `\uFEFF${HEAD}\uFEFF${SEND}// \uFEFF\n`,
  'line ends of every kind': `${HEAD.replaceAll('\n', '\r\n')}${SEND.replaceAll('\n', '\r')}// \u2028 ${SEND}\u2029${SEND}`,
  'a line of a megabyte': `${HEAD}socket.send('${'x'.repeat(1_000_000)}'); ${SEND}`,
  'a hundred sends': `${HEAD}${`socket.send('x');\n`.repeat(100)}`,
  'names of Object.prototype': `${HEAD}const __proto__ = socket; class constructor { static __proto__ = socket; toString() { this.__proto__.send('x'); constructor.__proto__.hasOwnProperty('send'); } }
__proto__.send('x'); socket.__proto__.send('x'); socket['constructor'].prototype.valueOf(); socket.on('__proto__', () => __proto__.send('x')); socket.on('constructor', toString);\n${SEND}`,
  'brackets 2,000 deep': `${HEAD}socket.send(${'['.repeat(2000)}${']'.repeat(2000)});\n${SEND}`,
  'blocks 500 deep': `${HEAD}export async function late() { ${'{\n'.repeat(500)}await pause(); socket.send('late');${'\n}'.repeat(500)} }\n`,
  'functions 300 deep': `${HEAD}${'() => '.repeat(300)}socket.send('x');\n${SEND}`,
  'an expression of 5,000 terms': `${HEAD}socket.send(${'1 + '.repeat(5000)}1);\n${SEND}`,
  'a chain of 2,000 calls': `${HEAD}socket.send(text${'.trim()'.repeat(2000)});\n${SEND}`,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it.each(Object.entries(TEXTS))('%s', async (_, text) => {
  const file = join(folder, 'hostile.ts');
  writeFileSync(file, text);
  const { faults, evidence } = await examine(file);
  expect(faults).toEqual([]);
  expect(evidence).toBe(true);
});

describe('a file that says it has many gigabytes', () => {
  const huge = (name: string, bytes: number): string => {
    const file = join(folder, name);
    writeFileSync(file, HEAD);
    // Takes no room on the disk.
    truncateSync(file, bytes);
    return file;
  };

  it('is refused, and not read', async () => {
    const startMs = performance.now();
    expect(await look(huge('huge.ts', 8e9))).toMatchObject({
      kind: 'failed',
      message: 'is too large (8000.0 MB, at most 2.0 MB)',
    });
    expect(performance.now() - startMs).toBeLessThan(1_000);
  });

  it('is no reason to fail for who imports it', async () => {
    huge('table.ts', 8e9);
    const file = join(folder, 'importer.ts');
    writeFileSync(
      file,
      `import { isOpen } from './table.js';\n${HEAD}if (isOpen(socket)) socket.send('x');\n${SEND}`,
    );
    expect(await examine(file)).toMatchObject({ parsed: true, evidence: true, faults: [] });
  });
});

it('lines of sixty megabytes together are refused, where they are not built files that nobody wrote', async () => {
  const file = join(folder, 'line.ts');
  const text = `socket.send('${'x'.repeat(1_000_000)}');`.repeat(60);
  writeFileSync(file, text);
  expect(await look(file)).toMatchObject({ kind: 'without-evidence' });
  writeFileSync(file, HEAD + text.replaceAll('x'.repeat(100), `',\n'`));
  expect(await look(file)).toMatchObject({ kind: 'failed', message: expect.stringMatching(/^is too large/) });
});

it('settings cannot reach the prototype of all objects', () => {
  const rows = '{ "__proto__": { "polluted": "1.0.0" }, "constructor": "1.0.0", "ws": "8.0.0" }';
  for (const text of [
    `{ "versions": ${rows} }`,
    '{ "__proto__": { "polluted": true } }',
    '{ "constructor": { "prototype": { "polluted": true } } }',
    '{ "libraries": [{ "id": "__proto__", "modules": ["__proto__"] }] }',
  ]) {
    try {
      readSettings(JSON.parse(text));
    } catch (thrown) {
      // Told to the user as any other wrong setting.
      expect(String(thrown)).toContain('Setting');
    }
    expect({}).not.toHaveProperty('polluted');
  }
});

it('settings that are nested without end are a mistake as any other', () => {
  const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);
  for (const key of ['guards', 'libraries', 'sockets', 'versions'])
    expect(() => readSettings({ [key]: deep(200_000) })).toThrow(SettingsError);
});

async function look(file: string): Promise<FileResult> {
  const settingsFor = () => Promise.resolve({});
  for await (const result of runProject({
    files: [file],
    rules: [],
    settingsFor,
    types: null,
    task: { kind: 'check' },
  }))
    return result;
  throw new Error('invariant: a run tells of its file');
}
