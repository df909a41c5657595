// Each shape of a project: the change is written, and that project's own ESLint then reports a planted hazard.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import colors from 'picocolors';
import { expect, it } from 'vitest';
import { loadCatalogue } from './cases/fake-catalogue.ts';
import { createSandbox, type Sandbox } from './cases/sandbox.ts';
import { runInit } from './init.ts';

const require = createRequire(import.meta.url);
const ROOT = dirname(require.resolve('../../../package.json'));
const HAZARD = "import { WebSocket } from 'ws';\nconst socket = new WebSocket(url);\nsocket.send('x');\n";
const TYPED = `${HAZARD}export const count: number = 1;\n`;
const CONFIG = 'export default [{ rules: {} }];\n';
const TYPED_CONFIG =
  "import tseslint from 'typescript-eslint';\nimport type { Linter } from 'eslint';\n\nconst config: Linter.Config[] = [\n  { files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } },\n];\nexport default config;\n";

interface Shape {
  readonly files: Readonly<Record<string, string>>;
  readonly eslint: 'eslint' | 'eslint-9';
  readonly hazard: string;
  readonly install: string;
  /** Where it is called from. */
  readonly from?: string;
}

const manifest = (more: object = {}) => JSON.stringify({ name: 'chat', ...more });
const ADD = '-D eslint eslint-plugin-socket-safety';

const SHAPES: readonly (readonly [string, Shape])[] = [
  [
    'npm, ESLint 10, ESM',
    {
      files: {
        'package.json': manifest({ type: 'module' }),
        'package-lock.json': '{}',
        'eslint.config.js': CONFIG,
        'a.js': HAZARD,
      },
      eslint: 'eslint',
      hazard: 'a.js',
      install: `To install: npm i ${ADD}`,
    },
  ],
  [
    'pnpm, ESLint 10, no configuration, TypeScript',
    {
      files: { 'package.json': manifest(), 'pnpm-lock.yaml': '', 'tsconfig.json': '{}', 'a.ts': TYPED },
      eslint: 'eslint',
      hazard: 'a.ts',
      install: `To install: pnpm add ${ADD} typescript-eslint`,
    },
  ],
  [
    'yarn, ESLint 9, CommonJS',
    {
      files: {
        'package.json': manifest({ devDependencies: { eslint: '^9.39.0' } }),
        'yarn.lock': '',
        'eslint.config.js': 'module.exports = [\n  { rules: {} }, // ours\n];\n',
        'a.mjs': HAZARD,
      },
      eslint: 'eslint-9',
      hazard: 'a.mjs',
      install: 'To install: yarn add -D eslint-plugin-socket-safety',
    },
  ],
  [
    'npm, ESLint 9, ESM',
    {
      files: {
        'package.json': manifest(),
        'package-lock.json': '{}',
        'eslint.config.mjs': CONFIG,
        'a.mjs': HAZARD,
      },
      eslint: 'eslint-9',
      hazard: 'a.mjs',
      install: `To install: npm i ${ADD}`,
    },
  ],
  [
    'npm, ESLint 10, TypeScript configuration',
    {
      files: {
        'package.json': manifest({ type: 'module' }),
        'package-lock.json': '{}',
        'eslint.config.ts': TYPED_CONFIG,
        'a.ts': TYPED,
      },
      eslint: 'eslint',
      hazard: 'a.ts',
      install: `To install: npm i ${ADD}`,
    },
  ],
  [
    'a monorepo of pnpm, from one of its packages',
    {
      files: {
        'package.json': manifest({ private: true }),
        'pnpm-lock.yaml': '',
        'pnpm-workspace.yaml': 'packages: [packages/*]\n',
        '.git/HEAD': '',
        'eslint.config.mjs': CONFIG,
        'packages/chat/package.json': manifest(),
        'packages/chat/a.mjs': HAZARD,
      },
      eslint: 'eslint',
      hazard: 'packages/chat/a.mjs',
      install: 'To install, in ../..: pnpm add -D -w eslint eslint-plugin-socket-safety',
      from: 'packages/chat',
    },
  ],
  [
    'a monorepo of yarn, ESLint 9, defineConfig in CommonJS, beside Oxlint',
    {
      files: {
        'package.json': manifest({ private: true, workspaces: ['packages/*'] }),
        'yarn.lock': '',
        '.oxlintrc.json': '{}',
        'eslint.config.cjs':
          "const { defineConfig } = require('eslint/config')\n\nmodule.exports = defineConfig([{ rules: {} }])\n",
        'packages/chat/a.mjs': HAZARD,
      },
      eslint: 'eslint-9',
      hazard: 'packages/chat/a.mjs',
      install:
        'To install: yarn add -D -W eslint eslint-plugin-socket-safety\n.oxlintrc.json: is left as it is. Add to it:\n\n{\n  "jsPlugins": [',
    },
  ],
  [
    'npm, ESLint 9, TypeScript configuration of typescript-eslint',
    {
      files: {
        'package.json': manifest(),
        'package-lock.json': '{}',
        'eslint.config.mts':
          "import tseslint from 'typescript-eslint';\n\nexport default tseslint.config(\n  ...tseslint.configs.recommended,\n);\n",
        'a.ts': TYPED,
      },
      eslint: 'eslint-9',
      hazard: 'a.ts',
      install: `To install: npm i ${ADD}`,
    },
  ],
];

async function createProject({ files, eslint }: Pick<Shape, 'files' | 'eslint'>): Promise<Sandbox> {
  const sandbox = await createSandbox(files);
  const modules = join(sandbox.folder, 'node_modules');
  await mkdir(modules);
  for (const name of ['eslint-plugin-socket-safety', 'typescript-eslint', 'typescript', 'jiti', 'ws'])
    await symlink(join(ROOT, 'node_modules', name), join(modules, name), 'dir');
  await symlink(join(ROOT, 'node_modules', eslint), join(modules, 'eslint'), 'dir');
  return sandbox;
}

/** Runs the ESLint of the project. Our plugin is loaded from its source, so that no build is needed. */
function lint({ folder }: Sandbox, file: string): Promise<string> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const bin = join(folder, 'node_modules/eslint/bin/eslint.js');
  const words = ['--conditions=source', '--import', loader, bin, '--format', 'json', file];
  return new Promise(
    (done) => void execFile(process.execPath, words, { cwd: folder }, (_, out, err) => done(out + err)),
  );
}

it.each(SHAPES)('%s', { timeout: 120_000 }, async (_, { files, eslint, hazard, install, from = '.' }) => {
  const sandbox = await createProject({ files, eslint });
  const shown = await sandbox.runAt(from, 'init');
  expect(shown.code).toBe(1);
  expect(shown.err).toContain('nothing was written');
  expect(shown.out).toMatch(/^\+.*eslint-plugin-socket-safety/m);
  expect(shown.out).toContain(`${install}\n`);

  const { code, err } = await sandbox.runAt(from, 'init', '--yes');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const again = await sandbox.runAt(from, 'init', '--yes');
  expect(again.code).toBe(0);
  expect(again.out).toContain('has the plugin already, nothing is changed\n');
  expect(await lint(sandbox, hazard)).toContain('"ruleId":"socket-safety/no-send-before-open"');
  await sandbox.remove();
});

it.each<[string, Record<string, string>, RegExp]>([
  ['no package.json', { '.git/HEAD': '' }, /^socket-safety: package\.json: does not exist/],
  [
    'a configuration of the old form',
    { 'package.json': manifest(), '.git/HEAD': '', '.eslintrc.json': '{}' },
    /^socket-safety: \.eslintrc\.json: is a configuration of the form before ESLint 9, .* `npx @eslint\/migrate-config \.eslintrc\.json` .*; then run init again\n$/,
  ],
  [
    'a configuration of the old form in package.json',
    { 'package.json': manifest({ eslintConfig: { root: true } }), '.git/HEAD': '' },
    /^socket-safety: package\.json: "eslintConfig" is a configuration of the form before ESLint 9, .*migrate-config package\.json`/,
  ],
  [
    'an old ESLint',
    {
      'package.json': manifest(),
      '.git/HEAD': '',
      'node_modules/eslint/package.json': '{ "version": "8.57.1" }',
      'eslint.config.js': CONFIG,
    },
    /^socket-safety: eslint 8\.57\.1: is too old/,
  ],
])('%s is refused with a word', async (_, files, words) => {
  const sandbox = await createSandbox(files);
  const { code, out, err } = await sandbox.run('init', '--yes');
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(words) });
  await sandbox.remove();
});

it('leaves a project that has Oxlint alone without ESLint, and prints what to add', async () => {
  const files = { 'package.json': manifest(), '.git/HEAD': '', '.oxlintrc.json': '{}' };
  const sandbox = await createSandbox(files);
  const { code, out, err } = await sandbox.run('init', '--yes');
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out).toMatch(
    /^To install: npm i -D eslint-plugin-socket-safety\n\.oxlintrc\.json: is left as it is/,
  );
  expect(JSON.parse(out.slice(out.indexOf('{')))).toEqual({
    jsPlugins: ['eslint-plugin-socket-safety'],
    rules: { 'socket-safety/no-risky': 'error', 'socket-safety/no-loose': 'warn' },
  });
  expect(existsSync(join(sandbox.folder, 'eslint.config.mjs'))).toBe(false);
  await sandbox.write('.oxlintrc.json', out.slice(out.indexOf('{')));
  expect((await sandbox.run('init')).out).not.toContain('.oxlintrc.json');
  await sandbox.remove();
});

it('prints what to add to a shape that it does not understand, and leaves that alone', async () => {
  const config = 'export default await make();\n';
  const sandbox = await createSandbox({
    'package.json': manifest(),
    '.git/HEAD': '',
    'eslint.config.mjs': config,
  });
  const { code, out } = await sandbox.run('init', '--yes', '--preset', 'strict');
  expect(code).toBe(1);
  expect(out).toContain('  socketSafety.configs.strict,\n');
  expect(await sandbox.read('eslint.config.mjs')).toBe(config);
  await sandbox.remove();
});

it.each([
  ['y', 0, true],
  ['n', 1, false],
] as const)('asks at a terminal: %s', async (answer, code, isWritten) => {
  const sandbox = await createSandbox({ 'package.json': manifest(), '.git/HEAD': '' });
  const output = { write: () => undefined, tell: () => undefined, colors: colors.createColors(false) };
  const asked: string[] = [];
  const ended = await runInit(
    {},
    {
      cwd: sandbox.folder,
      output,
      loadCatalogue,
      ask: (question, choices) => {
        asked.push(question);
        return Promise.resolve(choices.find(({ key }) => key === answer)?.key ?? null);
      },
    },
  );
  expect({ ended, asked }).toEqual({ ended: code, asked: ['Write eslint.config.mjs?'] });
  expect(existsSync(join(sandbox.folder, 'eslint.config.mjs'))).toBe(isWritten);
  await sandbox.remove();
});
