import { writeFileSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Rule } from '@socket-safety/repairs';
import { noRisky, rules as fakeRules } from './cases/risky-calls.ts';
import { createSettingsLookup } from './configuration.ts';
import type { FileResult } from './file-result.ts';
import { runProject, type ProjectOptions } from './project.ts';
import { rulesOfPreset } from './rule-uses.ts';

const RISKY = 'new WebSocket(url);\nrisky();\n';
const SAFE = 'new WebSocket(url);\nsafe();\n';

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'project-'))));
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

const WRITE = { kind: 'rewrite', codemods: ['guard-risky', 'crash-calls'], write: true } as const;

async function run(
  files: string[],
  task: ProjectOptions['task'],
  rules: readonly Rule[] = fakeRules,
): Promise<FileResult[]> {
  const results: FileResult[] = [];
  const uses = rulesOfPreset(rules, 'recommended');
  const settingsFor = createSettingsLookup(null);
  for await (const result of runProject({ files, rules: uses, settingsFor, types: null, task }))
    results.push(result);
  return results;
}

it('lints files with evidence and passes over the others', async () => {
  const files = [await write('a.ts', RISKY), await write('b.ts', 'risky();\n')];
  const [checked, passed] = await run(files, { kind: 'check' });
  expect(checked).toMatchObject({
    kind: 'checked',
    sockets: true,
    findings: [{ rule: 'no-risky', line: 2, column: 1 }],
  });
  expect(checked).toHaveProperty('effort.functions');
  expect(passed).toEqual({ file: files[1], sockets: false, kind: 'without-evidence' });
});

it('writes a file and keeps its mode', async () => {
  const file = await write('a.ts', RISKY);
  await chmod(file, 0o754);
  const [result] = await run([file], WRITE);
  expect(result).toMatchObject({ kind: 'rewritten', before: RISKY, after: SAFE });
  expect(await readFile(file, 'utf8')).toBe(SAFE);
  expect((await stat(file)).mode & 0o777).toBe(0o754);
});

it('writes nothing unless told to', async () => {
  const file = await write('a.ts', RISKY);
  expect(await run([file], { ...WRITE, write: false })).toMatchObject([{ kind: 'rewritten', after: SAFE }]);
  expect(await readFile(file, 'utf8')).toBe(RISKY);
});

it('writes through a symbolic link', async () => {
  const file = await write('a.ts', RISKY);
  await symlink(file, join(folder, 'link.ts'));
  await run([join(folder, 'link.ts')], WRITE);
  expect(await readFile(file, 'utf8')).toBe(SAFE);
});

it('leaves a file alone that changed in the meantime', async () => {
  const file = await write('a.ts', RISKY);
  const interfering: Rule = {
    ...noRisky,
    check: (facts, options) => {
      writeFileSync(file, 'someone else');
      return noRisky.check(facts, options);
    },
  };
  expect(await run([file], WRITE, [interfering])).toMatchObject([
    { kind: 'failed', message: expect.stringContaining('was changed by someone else') },
  ]);
  expect(await readFile(file, 'utf8')).toBe('someone else');
});

it('leaves a read-only file alone', async () => {
  const file = await write('a.ts', RISKY);
  await chmod(file, 0o444);
  expect(await run([file], WRITE)).toMatchObject([{ kind: 'failed', message: 'is read-only' }]);
  expect(await readFile(file, 'utf8')).toBe(RISKY);
});

it('reports what it cannot read and goes on', async () => {
  const latin1 = Buffer.concat([Buffer.from(RISKY), Buffer.from('// \xe9\n', 'latin1')]);
  const files = [
    join(folder, 'absent.ts'),
    folder,
    await write('binary.ts', Buffer.from(`${RISKY}\0`)),
    await write('latin1.ts', latin1),
    await write('large.ts', `${RISKY}//${'x'.repeat(2_000_000)}`),
    await write('broken.ts', `${RISKY}risky(;`),
    await write('crashing.ts', `${RISKY}crashing();`),
    await write('last.ts', RISKY),
  ];
  const results = await run(files, WRITE);
  expect(results.map((result) => (result.kind === 'failed' ? result.message : result.kind))).toEqual([
    'does not exist',
    'is a folder',
    'is a binary file',
    'is not encoded in UTF-8',
    'is too large (2.0 MB, at most 2.0 MB)',
    expect.stringMatching(/^line 3, column \d+: /),
    'Bug in a repair\nof two lines',
    'rewritten',
  ]);
  expect(await readFile(join(folder, 'latin1.ts'))).toEqual(latin1);
});

it('does not mind an odd encoding or size where there is nothing to look at', async () => {
  const files = [await write('latin1.ts', Buffer.from('// \xe9\n', 'latin1'))];
  expect(await run(files, WRITE)).toMatchObject([{ kind: 'without-evidence' }]);
});

it('reads every setting before it writes anything', async () => {
  const file = await write('a.ts', RISKY);
  const options = { files: [file], rules: rulesOfPreset(fakeRules, 'recommended'), types: null, task: WRITE };
  const settingsFor = createSettingsLookup(join(folder, 'absent.json'));
  await expect(runProject({ ...options, settingsFor }).next()).rejects.toThrow('absent.json: does not exist');
  expect(await readFile(file, 'utf8')).toBe(RISKY);
});
