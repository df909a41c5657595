// One checkout in, its measurement out. Files are linted one by one, without a type checker.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { findEvidence } from '@socket-safety/analysis';
import { rulesOfPreset, type Preset } from '@socket-safety/codemod-host';
import { defaultHost, lintText } from '@socket-safety/eslint-host';
import type { Rule } from '@socket-safety/repairs';
import type { Checkout } from './checkouts.ts';
import { createEffortProbe } from './effort-probe.ts';
import type { Failure, Measurement, Report, SlowFile } from './measurement.ts';
import { listSourceFiles } from './source-files.ts';

const SLOW_SECONDS = 2;

/** Measures a checkout: these of its files (relative to it), or all that are source code. */
export type Measure = (checkout: Checkout, files?: readonly string[]) => Measurement;

/** Creates the function that measures with these rules. */
export function createMeasure(rules: readonly Rule[], preset: Preset): Measure {
  const probe = createEffortProbe();
  const uses = [...rulesOfPreset(rules, preset), probe.use];

  return ({ repo, folder }, files = listSourceFiles(folder)) => {
    const reports: Report[] = [];
    const crashes: Failure[] = [];
    const unparsed: Failure[] = [];
    const slow: SlowFile[] = [];
    let [withEvidence, withSockets, functions, unsupported] = [0, 0, 0, 0];
    const start = performance.now();
    for (const file of files) {
      const path = resolve(folder, file);
      const text = readFileSync(path, 'utf8');
      const evidence = findEvidence(text, defaultHost.libraries);
      if (!evidence.sockets && !evidence.walks) continue;
      withEvidence++;
      if (evidence.sockets) withSockets++;
      const fileStart = performance.now();
      const { findings, crashes: bugs, parseError } = lintText(text, { file: path, rules: uses });
      const seconds = secondsSince(fileStart);
      if (seconds >= SLOW_SECONDS) slow.push({ repo, file, seconds });
      const effort = probe.take();
      functions += effort.functions;
      unsupported += effort.unsupported;
      const lines = text.split('\n');
      for (const { line, column, rule, message } of findings) {
        reports.push({ repo, file, line, column, rule, message, source: lines[line - 1]?.trim() ?? '' });
      }
      for (const { stack } of bugs) crashes.push({ repo, file, why: stack });
      if (parseError !== null) {
        unparsed.push({ repo, file, why: `${parseError.line}:${parseError.column} ${parseError.message}` });
      }
    }
    const seconds = secondsSince(start);
    const counts = { files: files.length, withEvidence, withSockets, functions, unsupported };
    return { repo, ...counts, reports, crashes, unparsed, slow, seconds };
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
