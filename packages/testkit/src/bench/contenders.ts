// What is compared with what: commands over one folder.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Published } from './as-published.ts';

/** A command; of a `script`, which runs in Node, the peak of memory is known too. */
export interface Command {
  readonly name: string;
  readonly kind: 'script' | 'binary';
  readonly words: readonly string[];
}

/** Two commands, run in turn. */
export interface Pair {
  readonly measured: Command;
  readonly against: Command;
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const MEASURED = fileURLToPath(new URL('../../measured/', import.meta.url));
const EXTENSIONS = '**/*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}';
const require = createRequire(import.meta.url);

/** Lists the pairs for a folder. Configurations are written into `scratch`. */
export function pairsFor(folder: string, scratch: string, { plugin, command }: Published): readonly Pair[] {
  const eslint = (name: string, imports: string, rest: string, language = ''): Command => {
    const config = join(scratch, `${name.replace(/\W+/g, '-')}.config.mjs`);
    writeFileSync(
      config,
      `import * as parser from ${address(require.resolve('@typescript-eslint/parser'))};
${imports}
export default [{ files: ['${EXTENSIONS}'], languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: true }, ${language} } }, ${rest} }];
`,
    );
    const bin = join(ROOT, 'node_modules/eslint/bin/eslint.js');
    const words = [bin, '--no-config-lookup', '--config', config, '--no-inline-config', '--quiet', folder];
    return { name, kind: 'script', words };
  };
  const more = (command: Command, name: string, ...words: readonly string[]): Command => ({
    ...command,
    name,
    words: [...command.words, ...words],
  });
  const oxlint = (name: string, options: object): Command => {
    const config = join(scratch, `${name.replace(/\W+/g, '-')}.json`);
    writeFileSync(config, JSON.stringify({ plugins: [], categories: { correctness: 'off' }, ...options }));
    const bin = join(ROOT, 'node_modules/oxlint/bin/oxlint');
    return { name, kind: 'script', words: [bin, '--quiet', '--config', config, folder] };
  };
  const check = (name: string, ...words: readonly string[]): Command => ({
    name,
    kind: 'script',
    words: [command, 'check', ...words, folder],
  });
  const ours = `import plugin from ${address(plugin)};`;
  const recommended = `plugins: { 'socket-safety': plugin }, rules: plugin.configs.recommended.rules`;
  const sonar = `import sonarjs from ${address(createRequire(join(MEASURED, 'package.json')).resolve('eslint-plugin-sonarjs'))};`;
  const none = eslint('eslint, no rules', '', 'rules: {}');
  const typed = `projectService: { allowDefaultProject: [] }, tsconfigRootDir: ${JSON.stringify(folder)}`;
  const typedNone = eslint('typed eslint, no rules', '', 'rules: {}', typed);
  const migrate: Command = {
    name: 'migrate --dry-run --no-types',
    kind: 'script',
    words: [command, 'migrate', '--dry-run', '--no-types', folder],
  };
  const noop = join(scratch, 'no-op.cjs');
  writeFileSync(noop, 'module.exports = (file, api) => { api.jscodeshift(file.source); };\n');
  const jscodeshift: Command = {
    name: 'jscodeshift, no-op',
    kind: 'script',
    words: [
      join(ROOT, 'node_modules/jscodeshift/bin/jscodeshift.js'),
      ...['--run-in-band', '--dry', '--silent', '--parser', 'tsx', '--extensions', 'js,jsx,ts,tsx'],
      ...['-t', noop, folder],
    ],
  };
  const astGrep: Command = {
    name: 'ast-grep',
    kind: 'binary',
    words: [
      join(MEASURED, 'node_modules/@ast-grep/cli-linux-x64-gnu/ast-grep'),
      ...['run', '--lang', 'ts', '--pattern', '$A.send($$$B)', '--rewrite', 'tell($A, $$$B)', folder],
    ],
  };
  const withOurs = eslint('eslint, ours', ours, recommended);
  const memory = join(scratch, 'eslint-cache');
  const checked = check('check --no-types', '--no-types');
  return [
    { measured: withOurs, against: none },
    {
      measured: more(withOurs, 'eslint, ours, --cache', '--cache', '--cache-location', memory),
      against: withOurs,
    },
    {
      measured: more(withOurs, 'eslint, ours, --concurrency 2', '--concurrency', '2'),
      against: more(none, 'eslint, no rules, --concurrency 2', '--concurrency', '2'),
    },
    {
      measured: oxlint('oxlint, ours', {
        jsPlugins: [{ name: 'socket-safety', specifier: plugin }],
        rules: recommendedRules(),
      }),
      against: oxlint('oxlint, no rules', { rules: {} }),
    },
    { measured: checked, against: none },
    {
      measured: more(migrate, 'migrate, --jobs 2', '--jobs', '2'),
      against: more(migrate, 'migrate, --jobs 1', '--jobs', '1'),
    },
    {
      measured: check(
        'check --no-types --cache',
        '--no-types',
        '--cache',
        '--cache-location',
        join(scratch, 'check-cache'),
      ),
      against: checked,
    },
    {
      measured: eslint('eslint, require-atomic-updates', '', `rules: { 'require-atomic-updates': 'error' }`),
      against: none,
    },
    {
      measured: eslint(
        'eslint, sonarjs recommended',
        sonar,
        'plugins: { sonarjs }, rules: sonarjs.configs.recommended.rules',
      ),
      against: none,
    },
    { measured: eslint('typed eslint, ours', ours, recommended, typed), against: typedNone },
    { measured: migrate, against: jscodeshift },
    { measured: migrate, against: astGrep },
  ];
}

function recommendedRules(): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    rules.flatMap(({ id, presets: { recommended } }) =>
      recommended === 'off' ? [] : [[`socket-safety/${id}`, recommended]],
    ),
  );
}

function address(file: string): string {
  return JSON.stringify(pathToFileURL(file).href);
}
