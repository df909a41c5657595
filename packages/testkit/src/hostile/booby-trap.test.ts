// A tree full of files that some tool would run, each of which leaves a mark when it is run.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { guardSends } from '@socket-safety/codemods';
import { processEnvironment, runCommand, type Environment } from 'socket-safety';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RELAY = `import { WebSocket } from 'ws';
import { delay } from './delay.js';
export async function report(socket: WebSocket) {
  await delay(10);
  socket.send('late');
}
`;
/** Names that ESLint, jscodeshift, Prettier, Babel, TypeScript, npm and test runners look for. */
const TRAPS = [
  'eslint.config.js',
  'eslint.config.mjs',
  '.eslintrc.cjs',
  'prettier.config.mjs',
  '.prettierrc.mjs',
  'babel.config.cjs',
  '.jscodeshiftrc.cjs',
  'vitest.config.mjs',
  'src/delay.js',
  'src/eslint.config.js',
  'node_modules/ws/index.js',
  'node_modules/typescript-trap/index.js',
  'node_modules/eslint/package.js',
];

let folder: string;
let outside: string;
const mark = (): string => join(folder, 'sprung.txt');

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'trap-')));
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'beside-')));
  for (const name of TRAPS) {
    const load = name.endsWith('.cjs') ? "require('node:fs')" : "(await import('node:fs'))";
    put(name, `${load}.appendFileSync(${JSON.stringify(mark())}, ${JSON.stringify(`${name}\n`)});\n`);
  }
  put('src/relay.ts', RELAY);
  writeFileSync(join(outside, 'base.json'), '{ "compilerOptions": { "strict": true } }');
  put(
    'tsconfig.json',
    JSON.stringify({
      extends: join(outside, 'base.json'),
      compilerOptions: { plugins: [{ name: 'typescript-trap' }, { transform: './src/delay.js' }] },
      include: ['src'],
    }),
  );
  const scripts = Object.fromEntries(
    ['preinstall', 'lint', 'test', 'prepare'].map((name) => [name, `echo ${name} >> sprung.txt`]),
  );
  put('package.json', JSON.stringify({ type: 'module', scripts, prettier: './prettier.config.mjs' }));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(outside, { recursive: true });
});

it('are traps indeed', async () => {
  await import(pathToFileURL(join(folder, 'eslint.config.mjs')).href);
  expect(readFileSync(mark(), 'utf8')).toBe('eslint.config.mjs\n');
});

it('are not run by a check', async () => {
  expect(await run('check', '.')).toMatchObject({ code: 1, told: '' });
  expect(existsSync(mark())).toBe(false);
});

it('are not run by a migration, which writes nothing but the source', async () => {
  expect(await run('migrate', '--force', '.')).toMatchObject({ code: 0 });
  expect(existsSync(mark())).toBe(false);
  expect(readFileSync(join(folder, 'src/relay.ts'), 'utf8')).toContain('readyState');
  expect(readFileSync(join(outside, 'base.json'), 'utf8')).toBe('{ "compilerOptions": { "strict": true } }');
});

describe('which settings name as libraries', () => {
  const NAMED = { 'socket-safety': { libraries: ['./eslint.config.mjs', 'ws', './babel.config.cjs'] } };
  const NOTE =
    'Note: package.json names "./eslint.config.mjs", "ws", "./babel.config.cjs" in "libraries", which is code and was not run, so these sockets are unknown: --load-libraries runs it.\n';
  beforeEach(() => put('package.json', JSON.stringify(NAMED)));

  it.each([
    [1, 'check .'],
    [1, 'check --config settings.json .'],
    [1, 'migrate --dry-run .'],
    [0, 'explain src/relay.ts:5'],
  ])('are not run, which is told once: exit %i of %s', async (code, words) => {
    put('settings.json', JSON.stringify(NAMED['socket-safety']));
    const note = words.includes('--config') ? NOTE.replace('package.json', 'settings.json') : NOTE;
    expect(await run(...words.split(' '))).toEqual({ code, told: note });
    expect(existsSync(mark())).toBe(false);
  });

  it('are not run by a codemod in jscodeshift, which reports it', async () => {
    const told: string[] = [];
    const file = { path: join(folder, 'src/relay.ts'), source: RELAY };
    const api = { report: (text: string) => void told.push(text) };
    expect(await guardSends(file, api, {})).toContain('readyState');
    expect(told).toEqual([
      `${folder}/package.json names ./eslint.config.mjs, ws, ./babel.config.cjs in "libraries", which is code and was not run: --load-libraries=1 runs it`,
    ]);
    expect(existsSync(mark())).toBe(false);
  });

  it('are run where somebody asks for it', async () => {
    const { code, told } = await run('check', '--load-libraries', '.');
    expect({ code, told }).toEqual({ code: 2, told: expect.stringContaining('must export a library') });
    expect(readFileSync(mark(), 'utf8')).toBe('eslint.config.mjs\n');
  });

  it('are read without being asked for where they are data', async () => {
    put('rows.json', '[{ "id": "acme" }]');
    put('package.json', JSON.stringify({ 'socket-safety': { libraries: ['./rows.json'] } }));
    expect(await run('check', '.')).toMatchObject({
      code: 2,
      told: expect.stringContaining('libraries[0].name" is missing'),
    });
  });
});

it('are not run by git, whatever the repository says', async () => {
  const git = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { stdio: 'ignore' });
  git('init', '--quiet');
  put('.gitattributes', '*.ts filter=trap\n');
  git('add', '--force', '.');
  git('-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', 'commit', '--quiet', '-m', 'All');
  const trap = join(folder, '.git/trap.sh');
  writeFileSync(trap, `#!/bin/sh\necho "git $1" >> '${mark()}'\n`, { mode: 0o755 });
  for (const key of ['core.fsmonitor', 'core.sshCommand', 'core.pager', 'core.editor', 'diff.external'])
    git('config', key, trap);
  git('config', 'filter.trap.clean', `${trap} %f; cat`);
  git('config', 'filter.trap.required', 'true');
  for (const hook of ['post-index-change', 'pre-commit', 'post-checkout'])
    cpSync(trap, join(folder, '.git/hooks', hook));
  utimesSync(join(folder, 'src/relay.ts'), 1, 1);
  expect(await run('check', '--since', 'HEAD', '.')).toEqual({ code: 0, told: '' });
  expect(await run('migrate', '.')).toEqual({ code: 0, told: '' });
  expect(existsSync(mark())).toBe(false);
  git('status');
  expect(readFileSync(mark(), 'utf8')).toContain('git ');
});

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function run(...words: string[]): Promise<{ readonly code: number; readonly told: string }> {
  const { output, loadCatalogue } = processEnvironment();
  let told = '';
  const environment: Environment = {
    cwd: folder,
    loadCatalogue,
    output: { colors: output.colors, write: () => undefined, tell: (text) => (told += text) },
  };
  return { code: await runCommand(words, environment), told };
}
