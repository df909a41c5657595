// Repairs keep what a formatter made: where the text of a case is as Prettier prints it, so is what its repair makes of it.
import { existsSync, readFileSync } from 'node:fs';
import { format } from 'prettier';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { expect, it } from 'vitest';
import { readCases } from './case-file.ts';

const RULES = new URL('../../../../rules/', import.meta.url);
/** Of a text without long lines nobody knows for which width it was formatted; the result has to fit one of them. */
const WIDTHS = [80, 110];
const TIMEOUT_MS = 120_000;

const repaired = rules.flatMap(({ id }) =>
  readCases(new URL(`${id}/rule.test.ts`, RULES).href).filter(({ fixedPath }) => existsSync(fixedPath)),
);

async function isPrinted(text: string, filepath: string, printWidth: number): Promise<boolean> {
  const printed = await format(text, { filepath, singleQuote: true, printWidth });
  return withoutGaps(printed) === withoutGaps(text);
}

/** The lines of expectations are left empty in the text of a case. */
function withoutGaps(text: string): string {
  return text.replaceAll(/\n{2,}/g, '\n');
}

it(
  'what was formatted is formatted',
  async () => {
    const changed: string[] = [];
    let formatted = 0;
    for (const { code, path, fixedPath } of repaired) {
      const fixed = readFileSync(fixedPath, 'utf8');
      const widths: number[] = [];
      for (const width of WIDTHS) if (await isPrinted(code, path, width)) widths.push(width);
      if (widths.length === 0) continue;
      formatted++;
      const kept: boolean[] = [];
      for (const width of widths) kept.push(await isPrinted(fixed, fixedPath, width));
      if (!kept.includes(true)) changed.push(fixedPath.slice(RULES.pathname.length));
    }
    expect(formatted).toBeGreaterThan(100);
    expect(changed).toEqual([]);
  },
  TIMEOUT_MS,
);
