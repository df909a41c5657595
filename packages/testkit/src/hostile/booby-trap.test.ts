// A tree full of files that some tool would run, each of which leaves a mark when it is run.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { processEnvironment, runCommand, type Environment } from 'socket-safety';
import { afterEach, beforeEach, expect, it } from 'vitest';

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

it('are not run where settings name one, if other settings are given', async () => {
  put('package.json', JSON.stringify({ 'socket-safety': { libraries: ['./eslint.config.mjs'] } }));
  writeFileSync(join(outside, 'settings.json'), '{}');
  expect(await run('check', '--config', join(outside, 'settings.json'), '.')).toMatchObject({ code: 1 });
  expect(existsSync(mark())).toBe(false);
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
