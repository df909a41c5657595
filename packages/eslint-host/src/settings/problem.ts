// What is wrong with something that a user wrote, and where.
import { findNearest } from './nearest.ts';

/** Where something stands: `['libraries', 0, 'types', 'Acme']`. */
export type Path = readonly (string | number)[];

/** One thing to mend. `says` follows the path: `is missing`, `must be a string, not 8`; `: there are a, b.` after one that is unknown. */
export interface Problem {
  readonly path: Path;
  readonly kind: 'unknown' | 'wrong';
  readonly says: string;
}

/** Longer values say no more than their beginning. */
const MAX_SHOWN = 60;

/** Prints what is wrong on one line; `root` is what the path starts from. */
export function printProblem({ path, kind, says }: Problem, root: string): string {
  const name = printPath([root, ...path]);
  const text = kind === 'unknown' ? `Unknown setting "${name}"${says}` : `Setting "${name}" ${says}`;
  return /[.?]$/.test(text) ? text : `${text}.`;
}

/** Prints a path as a program would read it: `libraries[0].types.Acme["on close"]`. */
export function printPath(path: Path): string {
  return path.map(printSegment).join('').replace(/^\./, '');
}

function printSegment(segment: string | number): string {
  if (typeof segment === 'number') return `[${segment}]`;
  return /^[\w$-]+$/.test(segment) ? `.${segment}` : `[${JSON.stringify(segment)}]`;
}

/** Prints what was found where something else was wanted, on one line. */
export function printFound(value: unknown): string {
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint' || typeof value === 'symbol') return String(value);
  const text = printJson(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function printJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    // It holds itself.
    return 'an object';
  }
}

/** `"send", "close" or "open"` */
export function printChoice(words: readonly unknown[]): string {
  const quoted = words.map((word) => JSON.stringify(word));
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`;
}

/** `: did you mean "send"?`, or nothing where no word is near. */
export function printSuggestion(written: unknown, words: readonly string[]): string {
  const nearest = typeof written === 'string' ? findNearest(written, words) : null;
  return nearest === null ? '' : `: did you mean "${nearest}"?`;
}

/** `must be an object, not 8` */
export function mustBe(wanted: string, found: unknown): string {
  return `must be ${wanted}, not ${printFound(found)}`;
}
