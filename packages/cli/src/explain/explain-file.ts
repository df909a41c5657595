// What is known of the sockets of one file, or of one line of it.
import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KnownError, rulesOfPreset, runProject, type FileResult } from '@socket-safety/codemod-host';
import { noteFacts } from '@socket-safety/eslint-host';
import type { Environment, ExitCode } from '../environment.ts';
import { findFailures, printFailures } from '../failures.ts';
import { findFiles } from '../files.ts';
import { linesOf } from '../report/excerpt.ts';
import { settingsOf } from '../settings-for.ts';
import { typesFor } from '../types-for.ts';
import { nameOf } from '../wording.ts';
import type { ExplainOptions } from './explain-options.ts';
import { findSights } from './find-sights.ts';
import { printSights } from './print-sights.ts';
import { isAbout, type Sight } from './sight.ts';

/** Which file; `line` counts from 1, null for all of them. */
export interface Spot {
  readonly path: string;
  readonly line: number | null;
}

/**
 * Prints what is known of a file or of a line. Throws a `KnownError` where there is no such file or line; a file that cannot
 * be read or parsed is told, and ends with 2.
 */
export async function explainFile(
  spot: Spot,
  options: ExplainOptions,
  environment: Environment,
): Promise<ExitCode> {
  const { cwd, output, loadCatalogue } = environment;
  const { preset = 'recommended', format = 'text' } = options;
  const file = await fileAt(spot.path, cwd);
  const name = nameOf(file, cwd);
  const noted = noteFacts();
  const rules = [...rulesOfPreset((await loadCatalogue()).rules, preset), noted.use];
  const settingsFor = settingsOf(options, environment);
  const types = typesFor(options, environment);
  const results: FileResult[] = [];
  for await (const result of runProject({
    files: [file],
    rules,
    settingsFor,
    types,
    task: { kind: 'check' },
  }))
    results.push(result);
  const failures = findFailures({ broken: [], results: results.flatMap(failedAlone) }, cwd);
  printFailures(failures, output.tell, output.colors);
  if (failures.length > 0) return 2;

  const facts = noted.taken();
  const text = facts?.source.text ?? (await readFile(file, 'utf8'));
  // What ends with a line break has no line behind it.
  const count = linesOf(text.replace(/\r?\n$/, '')).length;
  if (spot.line !== null && (spot.line < 1 || spot.line > count))
    throw new KnownError(`${name}:${spot.line}: there is no such line, the file has ${count}`);
  const found = results.flatMap((result) => (result.kind === 'checked' ? result.findings : []));
  const all = facts === null ? [] : findSights(facts, found, preset);
  const { line } = spot;
  const sights = line === null ? all : all.filter((sight) => isAbout(sight, line));
  output.write(
    format === 'json'
      ? `${JSON.stringify({ file: name, line, sights }, null, 2)}\n`
      : printSights(sights, { file: name, line, elsewhere: linesWith(all), ...output }),
  );
  return 0;
}

function failedAlone(result: FileResult): readonly (FileResult & { readonly kind: 'failed' })[] {
  return result.kind === 'failed' ? [result] : [];
}

/** Lines that there is something to say of. */
function linesWith(sights: readonly Sight[]): readonly number[] {
  return [...new Set(sights.map(({ place }) => place.line))];
}

async function fileAt(path: string, cwd: string): Promise<string> {
  const entry = await stat(resolve(cwd, path)).catch(() => null);
  if (entry?.isDirectory() === true) throw new KnownError(`${path}: is a folder, name one file`);
  const { files } = await findFiles([path], { cwd, tests: true });
  const [file] = files;
  if (file === undefined || files.length > 1) throw new KnownError(`${path}: name one file`);
  return file;
}
