// The examples of a page, as files in a folder, and the commands that it shows, run there.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import colors from 'picocolors';
import { processEnvironment, runCommand, type Output } from 'socket-safety';
import { ROOT } from '../gen/repository.ts';

/** A section of a page: files in fences like ` ```js chat.js `, and what commands print in fences of the language `console`. */
export interface Section {
  readonly title: string;
  readonly files: readonly (readonly [name: string, text: string])[];
  readonly runs: readonly { readonly words: readonly string[]; readonly output: string }[];
}

/** Reads the sections of a page that have examples. */
export function readSections(page: string): readonly Section[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map(readSection)
    .filter(({ files, runs }) => files.length + runs.length > 0);
}

function readSection(text: string): Section {
  const files: [string, string][] = [];
  const runs: Section['runs'][number][] = [];
  for (const [, language, name, body = ''] of text.matchAll(/^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm)) {
    if (name !== undefined) files.push([name, body]);
    const command = /^\$ npx (.*)\n/.exec(body);
    if (language === 'console' && command?.[1] !== undefined)
      runs.push({ words: command[1].split(' '), output: body.slice(command[0].length).trim() });
  }
  return { title: text.slice(0, text.indexOf('\n')).replaceAll('`', ''), files, runs };
}

/** What a command printed and how it ended. */
export interface Ending {
  readonly code: number;
  readonly output: string;
}

export interface PageSandbox {
  readonly folder: string;
  readonly run: (words: readonly string[]) => Promise<Ending>;
  readonly remove: () => Promise<void>;
}

/** Writes files into a folder of their own, in which packages of this repository are installed. */
export async function createPageSandbox(files: Section['files']): Promise<PageSandbox> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'page-')));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [name, text] of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return { folder, run: (words) => run(words, folder), remove: () => rm(folder, { recursive: true }) };
}

function run([name = '', ...words]: readonly string[], folder: string): Promise<Ending> {
  switch (name) {
    case 'eslint':
      return runEslint(words, folder);
    case 'socket-safety':
      return runHere(words, folder);
    default:
      throw new Error(`The page runs "${name}", which is not known here.`);
  }
}

/** In this process, as starting one from the sources takes longer than all that it does. */
async function runHere(words: readonly string[], cwd: string): Promise<Ending> {
  const written: string[] = [];
  const told: string[] = [];
  const output: Output = {
    write: (text) => void written.push(text),
    tell: (text) => void told.push(text),
    colors: colors.createColors(false),
  };
  const code = await runCommand(words, { cwd, output, loadCatalogue: processEnvironment().loadCatalogue });
  return { code, output: shown([...written, ...told].join(''), cwd) };
}

const require = createRequire(import.meta.url);
const ESLINT = join(dirname(require.resolve('eslint/package.json')), 'bin/eslint.js');

/** From the source, so that no build is needed. */
function runEslint(words: readonly string[], folder: string): Promise<Ending> {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  const node = ['--conditions=source', '--import', loader, ESLINT, ...words];
  const options = { cwd: folder, env: { ...process.env, NO_COLOR: '1' } };
  return new Promise((done) => {
    execFile(process.execPath, node, options, (error, out, err) =>
      done({
        code: typeof error?.code === 'number' ? error.code : 0,
        output: shown(`${out}${err}`, folder),
      }),
    );
  });
}

function shown(output: string, folder: string): string {
  return output.replaceAll(`${folder}/`, '').trim();
}
