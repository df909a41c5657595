// An excerpt as rows of a table: each line cut into pieces that are painted alike.
import type { Place, PlacedStep } from '@socket-safety/eslint-host';
import { toneOf, type StepTone } from '../path-tones.ts';
import type { ReportedFinding } from '../reported-finding.ts';
import { harmless } from '../../wording.ts';
import { paintWords, type WordKind } from './code-words.ts';

/** One row. */
export interface CodeRow {
  readonly line: number;
  /** Lines before it are left out. */
  readonly isAfterGap: boolean;
  readonly isFinding: boolean;
  readonly marks: readonly Mark[];
  readonly pieces: readonly Piece[];
}

/** The number of a step, as in the picture. */
export interface Mark {
  readonly number: number;
  readonly tone: StepTone;
}

export interface Piece {
  readonly text: string;
  /** Class names. */
  readonly look: string;
}

/** Lays out the excerpt of a finding. */
export function layOutCode({ excerpt, path, ...place }: ReportedFinding): readonly CodeRow[] {
  return excerpt.map(({ line, text }, index) => ({
    line,
    isAfterGap: index > 0 && excerpt[index - 1]?.line !== line - 1,
    isFinding: line >= place.line && line <= place.endLine,
    marks: marksOn(line, path),
    pieces: cut(text, line, place, path),
  }));
}

function marksOn(line: number, path: readonly PlacedStep[]): readonly Mark[] {
  return path.flatMap(({ role, place }, index) =>
    place?.line === line ? [{ number: index + 1, tone: toneOf(role) }] : [],
  );
}

function cut(text: string, line: number, finding: Place, path: readonly PlacedStep[]): readonly Piece[] {
  const words: readonly WordKind[] = paintWords(text);
  const pieces: { text: string; look: string }[] = [];
  for (let at = 0; at < text.length; at++) {
    const step = narrowest(line, at + 1, path);
    const look = [
      words[at] ?? 'plain',
      ...(line === finding.line && isOn(finding, line, at + 1) ? ['found'] : []),
      ...(step === null ? [] : ['step', toneOf(step.role)]),
    ].join(' ');
    const last = pieces.at(-1);
    if (last?.look === look) last.text += text[at] ?? '';
    else pieces.push({ text: text[at] ?? '', look });
  }
  return pieces.map(({ text, look }) => ({ text: text.split('\t').map(harmless).join('\t'), look }));
}

function isOn({ line, column, endLine, endColumn }: Place, at: number, atColumn: number): boolean {
  if (at < line || at > endLine) return false;
  return !(at === line && atColumn < column) && !(at === endLine && atColumn >= endColumn);
}

/** A step may stand within another: an `await` within a function. */
function narrowest(line: number, column: number, path: readonly PlacedStep[]): PlacedStep | null {
  let best: PlacedStep | null = null;
  for (const step of path) {
    if (step.place === null || !isOn(step.place, line, column)) continue;
    if (best?.place == null || widthOf(step.place) <= widthOf(best.place)) best = step;
  }
  return best;
}

function widthOf({ column, endColumn }: Place): number {
  return endColumn - column;
}
