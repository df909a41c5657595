// Parsers differ in what they make of a part that is not there: undefined, null (Oxlint) or no property at all (espree).
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse, noImports, type Source } from '@socket-safety/analysis';
import { libraries } from '@socket-safety/libraries';
import { simpleTraverse } from '@typescript-eslint/typescript-estree';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { describe, expect, it } from 'vitest';
import { parseText } from '../marked-text/marked-text.ts';
import { readCases } from './case-file.ts';

const RULES = new URL('../../../../rules/', import.meta.url);
const PROGRAMS = fileURLToPath(new URL('../../../analysis/src/sites/cases/', import.meta.url));

const cases = rules.flatMap((rule) =>
  readCases(new URL(`${rule.id}/rule.test.ts`, RULES).href).map(({ name, code }) => ({ name, code })),
);
const programs = readdirSync(PROGRAMS).map((name) => ({ name, code: readFileSync(PROGRAMS + name, 'utf8') }));

describe.each(['null', 'missing'] as const)('%s', (absent) => {
  it.each([...cases, ...programs])('$name', ({ name, code }) => {
    const changed = parseText(code, name);
    // espree reads JavaScript alone.
    if (absent === 'missing' && /\.[cm]?tsx?$/.test(name)) return;
    changeAbsent(changed, absent);
    expect(findingsOf(changed)).toEqual(findingsOf(parseText(code, name)));
  });
});

function changeAbsent({ ast }: Source, absent: 'null' | 'missing'): void {
  simpleTraverse(ast, {
    enter: (node) => {
      for (const [key, value] of Object.entries(node)) {
        const isEmpty = value === undefined || (absent === 'missing' && isEmptyDecorators(key, value));
        if (isEmpty && absent === 'missing') Reflect.deleteProperty(node, key);
        else if (isEmpty) Reflect.set(node, key, null);
      }
    },
  });
}

function isEmptyDecorators(key: string, value: unknown): boolean {
  return key === 'decorators' && Array.isArray(value) && value.length === 0;
}

function findingsOf(source: Source): readonly string[] {
  const facts = analyse(source, { libraries, settings: {}, oracle: null, imports: noImports });
  return rules.flatMap((rule) =>
    [...rule.check(facts, rule.options?.defaults ?? {})].map(
      ({ node, message, data }) => `${rule.id} ${node.range.join('-')} ${message} ${JSON.stringify(data)}`,
    ),
  );
}
