// `socket-safety init`: adds the rules to a project's ESLint configuration, once it was shown and agreed to.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError, reasonOf, writeWhole, type Preset } from '@socket-safety/codemod-host';
import { printPatch } from './diff-report.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { extendConfig, type Extended } from './init/extend-config.ts';
import { newConfig } from './init/new-config.ts';
import { readProject, type Project } from './init/read-project.ts';
import { nameOf } from './wording.ts';

const OXLINT = 'https://github.com/socket-safety/socket-safety/blob/main/docs/editors.md#oxlint';

export interface InitOptions {
  readonly preset?: Preset;
  /** Writes without asking. */
  readonly yes?: boolean;
}

/**
 * Shows the change and the command that installs what is missing, and writes after a yes. Ends with 1 where nothing was written
 * although something is to do. Throws a `KnownError` where the project must change first.
 */
export async function runInit(
  { preset = 'recommended', yes = false }: InitOptions = {},
  environment: Environment = processEnvironment(),
): Promise<ExitCode> {
  const { cwd, output, ask } = environment;
  const project = await readProject(cwd);
  const file = project.config ?? join(cwd, 'eslint.config.mjs');
  const name = nameOf(file, cwd);
  const before = project.config === null ? '' : await readText(file, name);
  const changed: Extended =
    project.config === null
      ? { kind: 'extended', text: newConfig(preset, project) }
      : extendConfig(before, preset);
  if (changed.kind === 'not-understood') {
    output.write(
      `${name}: its shape is not understood here, so nothing is changed. Add to it:\n\n${newConfig(preset, { hasTypescript: false })}\n`,
    );
    printInstalling(project, environment);
    return 1;
  }
  if (changed.kind === 'present') {
    output.write(`${name}: has the plugin already, nothing is changed\n`);
    printInstalling(project, environment);
    return 0;
  }
  await printPatch({ file, before, after: changed.text }, environment);
  if (!yes && ask === undefined) {
    printInstalling(project, environment);
    output.tell('socket-safety: nothing was written: there is no terminal to ask at, --yes writes\n');
    return 1;
  }
  const agreed =
    yes ||
    (await ask?.(`Write ${name}?`, [
      { key: 'y', label: 'yes' },
      { key: 'n', label: 'no' },
    ])) === 'y';
  if (!agreed) {
    output.write('Nothing was written.\n');
    return 1;
  }
  await writeText(file, name, changed.text);
  output.write(`${name}: written\n`);
  printInstalling(project, environment);
  return 0;
}

/** What is left to do for whoever called. */
function printInstalling({ missing, installing, home, oxlint }: Project, { cwd, output }: Environment): void {
  const place = home === cwd ? '' : `, in ${nameOf(home, cwd)}`;
  if (missing.length > 0) output.write(`To install${place}: ${[...installing, ...missing].join(' ')}\n`);
  if (oxlint !== null) output.write(`${nameOf(oxlint, cwd)}: is left as it is; for Oxlint see ${OXLINT}\n`);
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (thrown) {
    throw new KnownError(`${name}: ${reasonOf(thrown)}`);
  }
}

async function writeText(file: string, name: string, text: string): Promise<void> {
  try {
    await writeWhole(file, text);
  } catch (thrown) {
    throw new KnownError(`${name}: ${reasonOf(thrown)}`);
  }
}
