// Every way to hold it wrong, as a process of its own: one line that names the file and the cause, exit code 2, nothing written.
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withBundledCommand } from './cases/bundled.ts';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';

const RISKY = 'new WebSocket(url);\nrisky();\n';

withBundledCommand();
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await createSandbox({
    'good/a.ts': RISKY,
    'empty/readme.md': '',
    'broken/a.ts': `${RISKY}risky(;\n`,
    'config/a.ts': RISKY,
    'config/package.json': '{ "socket-safety": { "versions": 8 } }',
    'notes.txt': '',
    'settings.json': '{',
  });
  await sandbox.write('binary/video.ts', Buffer.from('G\0\0'));
  await sandbox.write('locked/a.ts', RISKY);
  await chmod(join(sandbox.folder, 'locked/a.ts'), 0o444);
  await symlink('/nowhere/at/all.ts', join(sandbox.folder, 'dangling.ts'));
  await sandbox.write('links/a.ts', RISKY);
  await symlink('/nowhere/at/all.ts', join(sandbox.folder, 'links/b.ts'));
});
afterAll(() => sandbox.remove());

/** Nothing was looked at, so nothing but the message is printed. */
const REFUSED: readonly (readonly [string, string, RegExp])[] = [
  ['unknown option', 'check --loud', /^socket-safety: unknown option '--loud'\n$/],
  [
    'misspelt option',
    'check --quite',
    /^socket-safety: unknown option '--quite' \(Did you mean --quiet\?\)\n$/,
  ],
  ['unknown command', 'chek', /^socket-safety: unknown command 'chek' .*check.*\n$/],
  ['unknown format', 'check --format xml', /^socket-safety: .*'xml' is invalid\. .*text, json.*\n$/],
  [
    'unknown preset',
    'check --preset mild',
    /^socket-safety: .*'mild' is invalid\. .*recommended, strict, all.*\n$/,
  ],
  [
    'unknown rule',
    'check --rule no-fun',
    /^socket-safety: Unknown rule "no-fun": there are no-risky, no-loose\n$/,
  ],
  ['unknown rule to explain', 'explain no-fun', /^socket-safety: Unknown rule "no-fun".*\n$/],
  [
    'unknown codemod',
    'migrate --only guard',
    /^socket-safety: Unknown codemod "guard": did you mean "guard-risky"\?\n$/,
  ],
  ['nonexistent path', 'check good nowhere', /^socket-safety: nowhere: does not exist\n$/],
  ['nonexistent path to migrate', 'migrate good nowhere', /^socket-safety: nowhere: does not exist\n$/],
  ['empty folder', 'check empty', /^socket-safety: empty: no JavaScript or TypeScript files here .*\n$/],
  ['pattern without a match', 'check good/*.jsx', /^socket-safety: good\/\*\.jsx: no JavaScript or .*\n$/],
  ['file of another kind', 'check notes.txt', /^socket-safety: notes\.txt: is not a JavaScript or .*\n$/],
  ['link to nowhere', 'check dangling.ts', /^socket-safety: dangling\.ts: is a symbolic link that .*\n$/],
  [
    'invalid --config',
    'migrate --config settings.json good',
    /^socket-safety: .*settings\.json: is not valid JSON.*\n$/,
  ],
  ['absent --config', 'check --config absent.json good', /^socket-safety: .*absent\.json: does not exist\n$/],
  [
    'invalid settings',
    'migrate config good',
    /^socket-safety: .*config\/package\.json: .*versions" must be .*\n$/,
  ],
];

describe.concurrent('refused before anything is looked at', () => {
  it.each(REFUSED)('%s', async (_, words, message) => {
    const run = await sandbox.spawn(...words.split(' '));
    expect(run).toEqual({ code: 2, out: '', err: expect.stringMatching(message) });
  });
});

it('without a command, shows what there is, with examples that the commands understand', async () => {
  const { code, out, err } = await sandbox.run();
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const examples = [...err.matchAll(/^ {2}socket-safety (\w+) .*$/gm)].map(([, command]) => command);
  expect(examples).toEqual(['check', 'explain', 'migrate']);
});

/** The other files of the run are looked at all the same. */
const FAILED: readonly (readonly [string, string, RegExp])[] = [
  ['file that does not parse', 'check good broken', /^failed broken\/a\.ts: line 3, column \d+: .*\n$/],
  ['binary file', 'check good binary', /^failed binary\/video\.ts: is a binary file\n$/],
  [
    'link to nowhere in a folder',
    'check links',
    /^failed links\/b\.ts: is a symbolic link that leads nowhere\n$/,
  ],
  ['read-only file', 'migrate --force locked', /^failed locked\/a\.ts: is read-only\n$/],
];

describe.concurrent('failed, while the rest goes on', () => {
  it.each(FAILED)('%s', async (_, words, message) => {
    const run = await sandbox.spawn(...words.split(' '));
    expect(run.err).toMatch(message);
    expect(run.code).toBe(2);
    expect(run.out).toContain('1 failed');
  });
});

it('none of this wrote anything', async () => {
  for (const name of ['good/a.ts', 'config/a.ts', 'locked/a.ts', 'links/a.ts'])
    expect(await sandbox.read(name)).toBe(RISKY);
});

it.runIf(process.getuid?.() !== 0)('a file without permission to read is named', async () => {
  await chmod(await sandbox.write('secret/a.ts', RISKY), 0o000);
  const { err, code } = await sandbox.run('check', 'secret');
  expect({ err, code }).toEqual({ err: 'failed secret/a.ts: permission denied (EACCES)\n', code: 2 });
});
