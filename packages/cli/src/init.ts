// `socket-safety init`: adds the rules to a project's ESLint configuration, once it was shown and agreed to.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KnownError, reasonOf, writeWhole, type Preset } from '@socket-safety/codemod-host';
import { printPatch } from './diff-report.ts';
import { processEnvironment, type Environment, type ExitCode } from './environment.ts';
import { extendConfig, type Extended } from './init/extend-config.ts';
import { newConfig } from './init/new-config.ts';
import { printOxlintEntries } from './init/oxlint-entries.ts';
import { readProject, type Project } from './init/read-project.ts';
import { nameOf } from './wording.ts';

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
  const { cwd } = environment;
  const project = await readProject(cwd);
  const { rules } = await environment.loadCatalogue();
  const code = project.isOxlintAlone ? 1 : await changeConfig(project, { preset, yes }, environment);
  printInstalling(project, environment);
  printOxlint(project, printOxlintEntries(rules, preset), environment);
  return code;
}

async function changeConfig(
  project: Project,
  { preset, yes }: Required<InitOptions>,
  environment: Environment,
): Promise<ExitCode> {
  const { cwd, output } = environment;
  const file = project.config ?? join(cwd, 'eslint.config.mjs');
  const name = nameOf(file, cwd);
  const before = project.config === null ? '' : await readText(file, name);
  const changed: Extended =
    project.config === null
      ? { kind: 'extended', text: newConfig(preset, project) }
      : extendConfig(before, preset);
  switch (changed.kind) {
    case 'not-parsed':
      throw new KnownError(`${name}: does not parse: ${changed.reason}`);
    case 'not-understood':
      output.write(
        `${name}: its shape is not understood here, so nothing is changed. Add to it:\n\n${newConfig(preset, { hasTypescript: false })}\n`,
      );
      return 1;
    case 'present':
      output.write(`${name}: has the plugin already, nothing is changed\n`);
      return 0;
    case 'extended':
      await printPatch({ file, before, after: changed.text }, environment);
      if (!yes && !(await isAgreedTo(name, environment))) return 1;
      await writeText(file, name, changed.text);
      output.write(`${name}: written\n`);
      return 0;
  }
}

/** Asks; says why where nothing will be written. */
async function isAgreedTo(name: string, { output, ask }: Environment): Promise<boolean> {
  if (ask === undefined) {
    output.tell('socket-safety: nothing was written: there is no terminal to ask at, --yes writes\n');
    return false;
  }
  const answer = await ask(`Write ${name}?`, [
    { key: 'y', label: 'yes' },
    { key: 'n', label: 'no' },
  ]);
  if (answer !== 'y') output.write('Nothing was written.\n');
  return answer === 'y';
}

/** What is left to do for whoever called. */
function printInstalling({ missing, installing, home }: Project, { cwd, output }: Environment): void {
  const place = home === cwd ? '' : `, in ${nameOf(home, cwd)}`;
  if (missing.length > 0) output.write(`To install${place}: ${[...installing, ...missing].join(' ')}\n`);
}

function printOxlint({ oxlint }: Project, entries: string, { cwd, output }: Environment): void {
  if (oxlint === null) return;
  output.write(`${nameOf(oxlint, cwd)}: is left as it is. Add to it:\n\n${entries}\n\n`);
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
