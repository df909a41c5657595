// `npm run survive -- <folder> …`: lints and migrates a copy of every file, whatever it holds, and counts what must not happen.
// Exit code 0: nothing of it did; 1: something did, and is listed; 2: could not run.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isSurvived, printSurveys } from './printing.ts';
import { survey, type Survey } from './survey.ts';
import type { Disturbance } from './worker.ts';

const USAGE = `Usage: npm run survive -- <folder> … [--plant <seed> | --tokens <seed>] [--every <n>] [--workers <n>] [--keep <folder>]
  --plant <seed>   plant sockets and hazards into every file first
  --tokens <seed>  take away, double and exchange a few tokens of every file first
  --every <n>      take every n-th file
  --workers <n>    processes; as many as the machine has cores
  --keep <folder>  keep the rewritten copies there`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    plant: { type: 'string' },
    tokens: { type: 'string' },
    every: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    keep: { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const scratch = values.keep ?? mkdtempSync(join(tmpdir(), 'survive-'));
  const surveys: Survey[] = [];
  for (const [at, folder] of positionals.entries()) {
    // Says where it is, should it stop there.
    console.error(folder);
    const done = await survey(resolve(folder), {
      copy: resolve(scratch, String(at)),
      workers: Number(values.workers),
      disturbance: disturbanceOf(values),
      every: Number(values.every),
    });
    // A run takes hours: what is known is told at once, and all of it again at the end.
    console.error(printSurveys([done]));
    surveys.push(done);
  }
  console.log(printSurveys(surveys));
  if (values.keep === undefined) rmSync(scratch, { recursive: true });
  process.exitCode = surveys.every(isSurvived) ? 0 : 1;
}

function disturbanceOf(given: {
  readonly plant?: string | undefined;
  readonly tokens?: string | undefined;
}): Disturbance | null {
  if (given.plant !== undefined) return { kind: 'plant', seed: Number(given.plant) };
  return given.tokens === undefined ? null : { kind: 'tokens', seed: Number(given.tokens) };
}
