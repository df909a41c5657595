// What a new user does with the installed packages, step by step. Each step says what was wrong, or null.
import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A step that a user takes. */
export interface Step {
  readonly title: string;
  readonly findFault: (project: UserProject) => string | null;
}

/** An installed project, and the Node that runs it. */
export interface UserProject {
  readonly folder: string;
  readonly node: string;
}

export const STEPS: readonly Step[] = [
  {
    title: 'ESLint reports the hazards and suggests a repair',
    findFault: (project) => faultOfLint(project, 'eslint.config.ts', 'socket-safety/no-unguarded-send', 1),
  },
  {
    title: 'ESLint does so with a CommonJS configuration',
    findFault: (project) => faultOfLint(project, 'eslint.config.cjs', 'socket-safety/no-unguarded-send', 2),
  },
  {
    title: 'the configuration has types',
    findFault: (project) => expectEnd(run(project, 'typescript/bin/tsc'), 0, ''),
  },
  {
    title: '`socket-safety check` reports',
    findFault: (project) => {
      const ran = run(project, 'socket-safety/bin/socket-safety.js', 'check', 'src');
      return expectEnd(ran, 1, 'no-stale-open-check') ?? expectEnd(ran, 1, 'no-unguarded-send');
    },
  },
  {
    title: 'jscodeshift runs a packed codemod',
    findFault: (project) => {
      const transform = join(
        project.folder,
        'node_modules/@socket-safety/codemods/dist/guard-sends/codemod.js',
      );
      const words = ['-t', transform, '--no-babel', '--parser=ts', '--extensions=ts,js', '--cpus=1'];
      const ran = run(project, 'jscodeshift/bin/jscodeshift.js', ...words, copyOf(project, 'by-jscodeshift'));
      return expectEnd(ran, 0, '2 ok') ?? faultOfRewrite(project, 'by-jscodeshift');
    },
  },
  {
    title: '`socket-safety migrate` rewrites',
    findFault: (project) => {
      const folder = copyOf(project, 'by-command');
      const ran = run(
        project,
        'socket-safety/bin/socket-safety.js',
        'migrate',
        '--only',
        'guard-sends',
        '--force',
        folder,
      );
      return expectEnd(ran, 0, '') ?? faultOfRewrite(project, 'by-command');
    },
  },
];

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function run({ folder, node }: UserProject, script: string, ...words: readonly string[]): Ran {
  const env = { ...process.env, NO_COLOR: '1', NODE_OPTIONS: '', NODE_NO_WARNINGS: '1' };
  const { status, stdout, stderr } = spawnSync(node, [join(folder, 'node_modules', script), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env,
  });
  return { status, output: stdout + stderr };
}

function expectEnd({ status, output }: Ran, wanted: number, words: string): string | null {
  if (status !== wanted) return `it ended with ${status}, not ${wanted}: ${output}`;
  return output.includes(words) ? null : `it does not say "${words}": ${output}`;
}

/** What ESLint's JSON says of one message. */
interface Message {
  readonly ruleId: string;
  readonly severity: number;
  readonly suggestions?: readonly unknown[];
}

function faultOfLint(project: UserProject, config: string, rule: string, severity: number): string | null {
  const ran = run(project, 'eslint/bin/eslint.js', '--config', config, '--format', 'json', 'src');
  if (!ran.output.startsWith('[')) return ran.output;
  // ESLint's own format.
  const results = JSON.parse(ran.output) as readonly { readonly messages: readonly Message[] }[];
  const messages = results.flatMap(({ messages }) => messages);
  const found = messages.find(({ ruleId }) => ruleId === rule);
  if (found?.severity !== severity || messages.length !== 2) return `it reports ${ran.output}`;
  return messages.every(({ suggestions = [] }) => suggestions.length === 1)
    ? null
    : `a suggestion is missing: ${ran.output}`;
}

function copyOf({ folder }: UserProject, name: string): string {
  cpSync(join(folder, 'src'), join(folder, name), { recursive: true });
  return join(folder, name);
}

function faultOfRewrite({ folder }: UserProject, name: string): string | null {
  const answer = readFileSync(join(folder, name, 'answer.ts'), 'utf8');
  const ticker = readFileSync(join(folder, name, 'ticker.js'), 'utf8');
  if (!answer.includes('if (isOpen(socket)) {')) return `answer.ts became ${answer}`;
  return ticker.includes('if (client.readyState === client.OPEN) {') ? null : `ticker.js became ${ticker}`;
}
