// What makes a finding the same one in the next run, although lines above it came and went.
import { createHash } from 'node:crypto';

interface Subject {
  readonly rule: string;
  readonly line: number;
}

const HASH_LENGTH = 32;

/**
 * Creates the fingerprints of one file, to be asked in source order: a hash of rule, file and the text of the finding's line
 * without its spaces, and behind a colon how many equal ones came before, counted from 1.
 */
export function createFingerprints(file: string, lines: readonly string[]): (finding: Subject) => string {
  const seen = new Map<string, number>();
  return ({ rule, line }) => {
    const code = (lines[line - 1] ?? '').replace(/\s+/g, '');
    const hash = createHash('sha256')
      .update(JSON.stringify([rule, file, code]))
      .digest('hex');
    const short = hash.slice(0, HASH_LENGTH);
    const count = (seen.get(short) ?? 0) + 1;
    seen.set(short, count);
    return `${short}:${count}`;
  };
}
