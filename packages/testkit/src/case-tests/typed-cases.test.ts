// Types are an option: every case of every rule has the same findings and messages with and without them, and so has every
// whole program of the analysis but those whose known miss only types can mend.
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lintText, type LintOptions, type RuleUse } from '@socket-safety/eslint-host';
import { rules } from 'eslint-plugin-socket-safety/rules';
import type { Rule } from '@socket-safety/repairs';
import type ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCases, type CaseFile } from './case-file.ts';
import { useOf } from './repaired-text.ts';
import { createTypedProgram, hasDeclarations, NO_DECLARATIONS, PROGRAM_MS } from './typed-program.ts';

const RULES = new URL('../../../../rules/', import.meta.url);
const PROGRAMS = fileURLToPath(new URL('../../../analysis/src/sites/cases/', import.meta.url));

const MENDED_BY_TYPES = ['fn-mixin.ts'];
/** Findings that types take away; a fault, kept until it is mended. */
const LOST_WITH_TYPES = ['require-heartbeat/bad-fastify-route.js'];

interface RuleCase {
  readonly rule: Rule;
  readonly one: CaseFile;
}

const cases = rules.flatMap((rule) =>
  readCases(new URL(`${rule.id}/rule.test.ts`, RULES).href).map((one): RuleCase => ({ rule, one })),
);
const programs = new Map(
  readdirSync(PROGRAMS).map((name) => [PROGRAMS + name, readFileSync(PROGRAMS + name, 'utf8')]),
);

let program: ts.Program;
if (!hasDeclarations) console.warn(NO_DECLARATIONS);
beforeAll(() => {
  if (!hasDeclarations) return;
  const texts = new Map([...cases.map(({ one }): [string, string] => [one.path, one.code]), ...programs]);
  program = createTypedProgram(texts);
}, PROGRAM_MS);

describe.skipIf(!hasDeclarations)(hasDeclarations ? 'with types' : NO_DECLARATIONS, () => {
  it.each(cases.map(({ rule, one }) => [`${rule.id}/${one.name}`, rule, one] as const))(
    '%s',
    (name, rule, one) => {
      const options = {
        file: one.path,
        rules: [useOf(one, rule)],
        ...(one.settings === null ? {} : { settings: one.settings }),
      };
      if (!LOST_WITH_TYPES.includes(name)) return expectSame(one.code, options);
      expect(findingsOf(one.code, options)).not.toEqual([]);
      expect(findingsOf(one.code, { ...options, program })).toEqual([]);
    },
  );

  it.each([...programs])('%s', (file, text) => {
    const options = { file, rules: rules.map((rule): RuleUse => ({ rule, severity: 'error' })) };
    if (!MENDED_BY_TYPES.includes(basename(file))) return expectSame(text, options);
    expect(findingsOf(text, options)).toEqual([]);
    // Marks speak of sends.
    const about = findingsOf(text, { ...options, program }).filter((one) => one.startsWith('no-'));
    expect(about).toHaveLength(text.split('//!').length - 1);
  });
});

function expectSame(text: string, options: LintOptions): void {
  const without = findingsOf(text, options);
  expect(findingsOf(text, { ...options, program })).toEqual(without);
}

function findingsOf(text: string, options: LintOptions): readonly string[] {
  const { findings, crashes, parseError } = lintText(text, options);
  expect({ crashes, parseError }).toEqual({ crashes: [], parseError: null });
  return findings.map(({ line, column, endLine, endColumn, rule, message }) =>
    [rule, line, column, endLine, endColumn, message].join(' '),
  );
}
