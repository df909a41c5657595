// Every case of every rule, with what it is judged by.
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rules } from 'eslint-plugin-socket-safety/rules';
import { readCases, type CaseFile } from '../case-tests/case-file.ts';
import { ORACLES, type OracleRow } from './oracles.ts';

const RULES = fileURLToPath(new URL('../../../../rules/', import.meta.url));

export interface JudgedCase {
  readonly rule: string;
  readonly one: CaseFile;
  readonly row: OracleRow;
}

/** Lists the cases of the rules; throws for a rule without a row in the table of oracles. */
export function listCases(): readonly JudgedCase[] {
  return rules.flatMap(({ id }) => {
    const row = ORACLES[id];
    if (row === undefined) throw new Error(`${id} has no row in the table of oracles.`);
    if (!existsSync(`${RULES}${id}/cases`)) return [];
    return readCases(pathToFileURL(`${RULES}${id}/rule.test.ts`).href).map((one) => ({ rule: id, one, row }));
  });
}
