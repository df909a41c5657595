// Whole projects: what a rewrite across files makes of them, and the laws that hold for each. They lie side by side under one
// tsconfig.json, since making a program takes longer than all the rest.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireSendResult } from 'eslint-plugin-socket-safety/rules';
import { format } from 'prettier';
import { createTypeSource } from 'socket-safety';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilerErrorsIn, strictReportsIn } from './cases/opinions.ts';
import { parseProjects, writeProject, type ProjectFolder } from './cases/project-case.ts';
import { createSettingsLookup } from '../configuration.ts';
import type { FileResult } from '../file-result.ts';
import { runProject } from '../project.ts';

const cases = parseProjects(readFileSync(join(import.meta.dirname, 'cases/projects.txt'), 'utf8'));
const rules = [{ rule: requireSendResult, severity: 'error', options: { rejections: 'hide' } }] as const;
const placed = cases.map((one, at) => ({ ...one, folder: `project-${at}` }));
const before = new Map(
  placed.flatMap(({ folder, before: files }) =>
    [...files].map(([name, text]) => [`${folder}/${name}`, text] as const),
  ),
);
const sources = [...before.keys()].filter((name) => /\.[jt]s$/.test(name));

interface Opinions {
  readonly errors: readonly string[];
  readonly reports: readonly string[];
}

let folder: ProjectFolder;
let first: Opinions;
let results: readonly FileResult[];

async function migrate(): Promise<readonly FileResult[]> {
  const found: FileResult[] = [];
  const files = sources.filter((name) => !name.endsWith('.d.ts')).map((name) => join(folder.path, name));
  const task = { kind: 'rewrite', codemods: ['return-send-results'], write: true } as const;
  const types = createTypeSource(() => undefined);
  for await (const result of runProject({
    files,
    rules,
    settingsFor: createSettingsLookup(null),
    types,
    task,
  }))
    found.push(result);
  return found;
}

function opinions(): Opinions {
  const files = sources.map((name) => join(folder.path, name));
  return { errors: compilerErrorsIn(files), reports: strictReportsIn(files) };
}

beforeAll(async () => {
  folder = await writeProject(before);
  first = opinions();
  results = await migrate();
}, 180_000);
afterAll(() => folder.remove());

it.each(placed)('$title', async ({ folder: own, after, refused }) => {
  for (const [name, text] of after) expect(await folder.read(`${own}/${name}`), name).toBe(text);
  const left = results.flatMap((result) =>
    result.kind === 'rewritten' && result.file.includes(`/${own}/`) ? result.left : [],
  );
  expect(left.map(({ reason }) => reason.replace(/:.*$/s, ''))).toEqual(refused);
});

describe('laws', () => {
  it('nothing fails', () => {
    expect(results.filter(({ kind }) => kind === 'failed')).toEqual([]);
  });

  it(
    'the compiler and strict linters have nothing to say that they did not say before',
    { timeout: 180_000 },
    () => {
      const last = opinions();
      expect(first.errors).toEqual([]);
      expect(last.errors).toEqual([]);
      expect(last.reports.filter((report) => !first.reports.includes(report))).toEqual([]);
    },
  );

  it('what was formatted by Prettier is formatted', async () => {
    for (const [name, text] of before) {
      if (!sources.includes(name) || (await print(text, name)) !== text) continue;
      const now = await folder.read(name);
      expect(await print(now, name), name).toBe(now);
    }
  });

  it('a second run changes nothing', { timeout: 180_000 }, async () => {
    const again = await migrate();
    expect(again.filter((result) => result.kind === 'rewritten' && result.before !== result.after)).toEqual(
      [],
    );
  });
});

function print(text: string, filepath: string): Promise<string> {
  return format(text, { filepath, singleQuote: true, printWidth: 110 });
}
