// The geometry of a path's picture. Above, what the code does, step by step; below, a band that shows what is known of the socket,
// with what happens outside of the code on it.
import { labelOf, type StepRole } from '@socket-safety/analysis';
import type { PlacedStep } from '@socket-safety/eslint-host';
import { toneOf, type StepTone } from '../path-tones.ts';

/** What is known of the socket at a point of the path. */
export type Knowledge = 'unknown' | 'connecting' | 'open' | 'doubtful' | 'gone';

/** Lengths are in pixels of the picture's own grid. */
export interface PathPicture {
  readonly width: number;
  readonly height: number;
  /** One sentence for who cannot see it. */
  readonly title: string;
  readonly steps: readonly DrawnStep[];
  /** Lines from step to step. */
  readonly links: readonly string[];
  readonly bands: readonly Band[];
}

export interface DrawnStep {
  /** Counts from 1; the mark of the same number stands beside the code. */
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly tone: StepTone;
  /** No line of the code does it. */
  readonly isDashed: boolean;
  readonly label: string;
  /** `line 12` */
  readonly place: string;
  readonly labelY: number;
}

export interface Band {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly knowledge: Knowledge;
  /** Empty where there is no room for it. */
  readonly word: string;
  readonly wordX: number;
}

const STEP_WIDTH = 160;
const MARGIN = 8;
/** Words stand above the code's steps and below the others, out of the way of the lines between them. */
const LABEL_Y = 16;
const CODE_Y = 56;
const BAND_Y = 104;
const BAND_HEIGHT = 22;
/** Room for a word between two circles. */
const NARROWEST_WORD = 120;
export const RADIUS = 13;

const WORDS: Readonly<Record<Knowledge, string>> = {
  unknown: 'not known',
  connecting: 'connecting',
  open: 'open',
  doubtful: 'open or not',
  gone: 'not open',
};

/** What each step tells of the socket from there on; others change nothing. */
const TELLS: Partial<Readonly<Record<StepRole, Knowledge>>> = {
  made: 'unknown',
  'handed-over': 'doubtful',
  checked: 'open',
  replaced: 'doubtful',
  'may-close': 'doubtful',
  closed: 'gone',
  closes: 'gone',
  fails: 'gone',
  vanishes: 'doubtful',
  'found-not-open': 'gone',
  opens: 'open',
};

/** Draws a path; null where one step alone says nothing that the code beside it does not. */
export function drawPath(path: readonly PlacedStep[]): PathPicture | null {
  if (path.length < 2) return null;
  const hasBand = path.some(({ role }) => TELLS[role] !== undefined);
  const steps = path.map((step, index) => drawStep(step, index));
  const bottom = Math.max(...steps.map(({ y, labelY }) => Math.max(y + RADIUS, labelY)));
  return {
    width: path.length * STEP_WIDTH + 2 * MARGIN,
    height: Math.max(bottom, hasBand ? BAND_Y + BAND_HEIGHT : 0) + 10,
    title: path.map(describe).join(', then '),
    steps,
    links: steps.slice(1).map((step, index) => link(steps[index] ?? step, step)),
    bands: hasBand ? drawBands(path) : [],
  };
}

/** Says a step in words: `suspended here (line 6)`. */
export function describe({ role, place }: PlacedStep): string {
  return place === null ? labelOf(role) : `${labelOf(role)} (line ${place.line})`;
}

function centreOf(index: number): number {
  return MARGIN + index * STEP_WIDTH + STEP_WIDTH / 2;
}

function drawStep({ role, place }: PlacedStep, index: number): DrawnStep {
  // What the code lacks is a matter of the code: nobody listens.
  const isOutside = place === null && TELLS[role] !== undefined;
  const y = isOutside ? BAND_Y + BAND_HEIGHT / 2 : CODE_Y;
  return {
    number: index + 1,
    x: centreOf(index),
    y,
    tone: toneOf(role),
    isDashed: place === null,
    label: labelOf(role),
    place: place === null ? '' : `line ${place.line}`,
    labelY: isOutside ? BAND_Y + BAND_HEIGHT + 20 : LABEL_Y,
  };
}

/** A straight line within the code, a curve down to what happens outside and up again. */
function link(from: DrawnStep, to: DrawnStep): string {
  const gap = RADIUS + 4;
  if (from.y === to.y) return `M ${from.x + gap} ${from.y} H ${to.x - gap - 5}`;
  const middle = (from.x + to.x) / 2;
  return `M ${from.x + gap} ${from.y} C ${middle} ${from.y}, ${middle} ${to.y}, ${to.x - gap - 5} ${to.y}`;
}

function drawBands(path: readonly PlacedStep[]): readonly Band[] {
  const isUnopened = path.some(({ role }) => role === 'opens');
  const bands: Band[] = [];
  let knowledge: Knowledge = isUnopened ? 'connecting' : 'unknown';
  let from = MARGIN;
  for (const [index, { role }] of path.entries()) {
    const next: Knowledge = role === 'made' && isUnopened ? 'connecting' : (TELLS[role] ?? knowledge);
    if (next === knowledge) continue;
    push(centreOf(index));
    knowledge = next;
  }
  push(path.length * STEP_WIDTH + MARGIN);
  return bands;

  function push(to: number): void {
    const width = to - from;
    const word = width < NARROWEST_WORD ? '' : WORDS[knowledge];
    if (width > 0) bands.push({ x: from, y: BAND_Y, width, knowledge, word, wordX: from + width / 2 });
    from = to;
  }
}
