// Marks at the end of a line say what the rules have to report there.
//
//   socket.send(beat); //! no-unguarded-send|no-send-after-close   must be reported, by one of these
//   if (socket) { //!a no-ineffective-open-check                   one of the lines with this letter must be
//   socket.end(); //? no-unguarded-send                            may be reported
import { isPreset, type Preset } from '@socket-safety/codemod-host';

/** One mark. Lines count from 1. */
export interface Mark {
  readonly kind: 'must' | 'may';
  readonly line: number;
  /** `a` in `//!a`; null for a mark that stands alone. */
  readonly group: string | null;
  readonly rules: readonly string[];
}

/** What a marked program expects. */
export interface MarkedProgram {
  readonly preset: Preset;
  readonly marks: readonly Mark[];
  /** Lines with something that begins like a mark. */
  readonly unreadable: readonly number[];
}

const RULE = '[a-z][a-z0-9]*(?:-[a-z0-9]+)+';
const MARK = new RegExp(`//(?:!(?<group>[a-z])?|\\?) +(?<rules>${RULE}(?:\\|${RULE})*) *(?=$|//)`, 'g');
const BEGINNING = /\/\/[!?]/g;
const PRESET = /^\/\/ preset: ([a-z]+)\s*$/;

/** Reads the marks of a program. */
export function readMarks(text: string): MarkedProgram {
  const lines = text.split(/\r?\n/);
  const marks: Mark[] = [];
  const unreadable: number[] = [];
  for (const [index, code] of lines.entries()) {
    const found = [...code.matchAll(MARK)].map((match) => markOf(match, index + 1));
    marks.push(...found);
    if (found.length < [...code.matchAll(BEGINNING)].length) unreadable.push(index + 1);
  }
  const preset = PRESET.exec(lines[0] ?? '')?.[1];
  return { preset: isPreset(preset) ? preset : 'recommended', marks, unreadable };
}

function markOf({ 0: written, groups }: RegExpExecArray, line: number): Mark {
  return {
    kind: written.startsWith('//!') ? 'must' : 'may',
    line,
    group: groups?.['group'] ?? null,
    rules: groups?.['rules']?.split('|') ?? [],
  };
}
