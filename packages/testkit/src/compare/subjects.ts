// What the contenders are shown: the cases of the rules, and the programs that retell incidents.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCases, type CaseFile } from '../case-tests/case-file.ts';
import { listPrograms, ROOT } from '../fixtures/programs.ts';
import { listFoldersWith } from '../gen/repository.ts';
import { pathToFileURL } from 'node:url';

/** A text with the lines, from 1, on which somebody should say something. */
export interface Subject {
  readonly path: string;
  readonly code: string;
  readonly lines: readonly number[];
  /** Of a case: texts one change away, in which nothing is wrong. */
  readonly neighbours: readonly string[];
}

/** Lists the `bad-` cases, and their neighbours, whose `lines` are empty. */
export function listCaseSubjects(): readonly Subject[] {
  return listFoldersWith('rules', 'rule.ts').flatMap((rule) => {
    const cases = readCases(pathToFileURL(join(ROOT, 'rules', rule, 'rule.test.ts')).href).filter(
      ({ kind, settings }) => (kind === 'bad' || kind === 'ok') && settings === null,
    );
    return cases.map((one) => ({
      path: one.path,
      code: one.code,
      lines: one.expected.map(({ line }) => line),
      neighbours: one.kind === 'bad' ? neighboursOf(one, cases) : [],
    }));
  });
}

/** The longest word of a name is what the case is about. */
function neighboursOf(one: CaseFile, cases: readonly CaseFile[]): readonly string[] {
  const words = wordsOf(one);
  const [topic = ''] = [...words].sort((left, right) => right.length - left.length);
  return cases
    .filter((other) => other.kind === 'ok' && wordsOf(other).includes(topic))
    .map(({ path }) => path);
}

function wordsOf({ name }: CaseFile): readonly string[] {
  return name
    .replace(/\.\w+$/, '')
    .split('-')
    .slice(1);
}

/** Lists the files of the faulty programs with the lines of their recorded findings. */
export function listProgramSubjects(): readonly Subject[] {
  return listPrograms().flatMap(({ faulty, findings }) => {
    const recorded = readFileSync(findings, 'utf8').split('\n');
    return readdirSync(faulty, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.[jt]s$/.test(file))
      .map((file) => ({
        path: join(faulty, file),
        code: readFileSync(join(faulty, file), 'utf8'),
        lines: recorded.flatMap((line) => {
          const [name, at] = line.split(':');
          return name === file ? [Number(at)] : [];
        }),
        neighbours: [],
      }));
  });
}
