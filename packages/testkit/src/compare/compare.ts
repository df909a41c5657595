// Runs one contender over all subjects, and counts.
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import type ts from 'typescript';
import type { Contender } from './contenders.ts';
import type { Subject } from './subjects.ts';

/** What a contender said of each text: the rules that spoke, by line. */
type Said = ReadonlyMap<string, ReadonlyMap<number, readonly string[]>>;

/** The figures of one contender. */
export interface Score {
  readonly name: string;
  /** Faulty texts with a report on a marked line. */
  readonly heard: number;
  /** Of those, texts of which a rule says less where the fault is gone: it told the two apart. */
  readonly told: number;
  /** The rules that told texts apart, with how many. */
  readonly by: readonly (readonly [rule: string, count: number])[];
}

/** Lints every subject with a contender's rules. Types come from the program. */
export function listen({ configs }: Contender, subjects: readonly Subject[], program: ts.Program): Said {
  const linter = new Linter({ cwd: '/' });
  const all: Linter.Config[] = [
    ...configs,
    {
      files: ['**/*.*'],
      // ESLint declares its own, looser tree for what a parser gives.
      languageOptions: { parser: parser as unknown as Linter.Parser, parserOptions: { programs: [program] } },
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
    },
  ];
  return new Map(
    subjects.map(({ path, code }) => {
      const byLine = new Map<number, string[]>();
      for (const { line, ruleId, fatal, message } of linter.verify(code, all, { filename: path })) {
        if (fatal) throw new Error(`${path}: ${message}`);
        byLine.set(line, [...(byLine.get(line) ?? []), ruleId ?? '']);
      }
      return [path, byLine];
    }),
  );
}

/** Counts what a contender said where it should. */
export function score(name: string, subjects: readonly Subject[], said: Said): Score {
  const by = new Map<string, number>();
  let heard = 0;
  let told = 0;
  for (const { path, lines, neighbours } of subjects) {
    const rules = new Set(lines.flatMap((line) => said.get(path)?.get(line) ?? []));
    if (rules.size === 0) continue;
    heard++;
    const telling = [...rules].filter((rule) => neighbours.some((other) => !speaks(rule, other, said)));
    if (telling.length > 0) told++;
    for (const rule of telling) by.set(rule, (by.get(rule) ?? 0) + 1);
  }
  return { name, heard, told, by: [...by].sort(([, left], [, right]) => right - left) };
}

function speaks(rule: string, path: string, said: Said): boolean {
  return [...(said.get(path)?.values() ?? [])].some((rules) => rules.includes(rule));
}
