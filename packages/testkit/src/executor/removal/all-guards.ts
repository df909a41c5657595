// Every guard of every `ok-` case.
import { listCases } from '../all-cases.ts';
import { driveOf } from '../case-verdict.ts';
import { removeGuards, type Removal } from './remove.ts';

export interface JudgedRemoval extends Removal {
  /** `no-unguarded-send/ok-early-return.ts:8 socket.writable → true` */
  readonly name: string;
  readonly fails: boolean;
}

/**
 * Takes them out, one at a time; a failure counts on a line that the analysis reports then. What keeps a send from running at all
 * turns its guard round instead of taking it out, and is passed over.
 */
export function* removeAllGuards(): Generator<JudgedRemoval> {
  for (const { rule, one, row } of listCases()) {
    if (one.kind !== 'ok' || one.preset === 'strict') continue;
    const drive = driveOf(one.code);
    const program = { source: one.code, fileName: one.name, ...(drive === null ? {} : { drive }) };
    for (const removal of removeGuards(program)) {
      const { operand, instead, outcome } = removal;
      // Where the analysis is silent either way, only the cases about sends have something to show, on whatever line.
      if (removal.reported.length === 0 && row.oracle !== 'send fails') continue;
      const reported = removal.reported.length === 0 ? [...outcome.sendLines] : removal.reported;
      const fails = outcome.failures.some(({ line }) => reported.includes(line));
      if (!fails && !reported.some((line) => outcome.sentWhileOpen.has(line))) continue;
      const words = operand.text.replace(/\s+/g, ' ');
      yield { ...removal, name: `${rule}/${one.name}:${operand.line} ${words} → ${instead}`, fails };
    }
  }
}
