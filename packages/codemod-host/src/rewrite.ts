// One file's text in, the rewritten text out. Lint, repair, plan, splice, and again on the result until nothing changes;
// so a second run has nothing to do. A pass is kept only if its result parses and settles what it was made for.
import type { Settings } from '@socket-safety/analysis';
import {
  lintText,
  type Host,
  type LintOptions,
  type LintOutcome,
  type RuleUse,
} from '@socket-safety/eslint-host';
import { applyEdits, blocksOf, planEdits, type BlockAt, type Edit } from '@socket-safety/repairs';
import { lineEndingOf, withLineEnding } from './line-endings.ts';
import { generalObjection, objectionsTo } from './objections.ts';
import { findWishes, type Left, type Wish } from './wishes.ts';

const MAX_PASSES = 10;
const BYTE_ORDER_MARK = '\uFEFF';

/** A type checker's view of a project, as the linter takes it. */
export type Program = NonNullable<LintOptions['program']>;

/** What a text is rewritten with. Keep the same `rules` array between files: what is made of it is reused. */
export interface RewriteOptions {
  /** Absolute path. */
  readonly file: string;
  readonly rules: readonly RuleUse[];
  /** Only repairs of these codemods are made. */
  readonly codemods: readonly string[];
  readonly settings?: Settings;
  /** Asked once per pass, since each pass has another text. */
  readonly programFor?: (text: string) => Program | null;
  /** Reads the files that this one imports; absent: from the disk. */
  readonly host?: Host;
}

/** How many findings of a rule a codemod rewrote. */
export interface Applied {
  readonly codemod: string;
  readonly rule: string;
  readonly count: number;
}

export type Passes = readonly (readonly Edit[])[];

/** What came of one text. With a `parseError` or a `crash` the text is as it was. */
export interface RewriteOutcome {
  readonly text: string;
  readonly changed: boolean;
  readonly applied: readonly Applied[];
  /** Findings of these codemods' rules that stay, with positions in the rewritten text. */
  readonly left: readonly Left[];
  /** The edits of each pass; their ranges speak of the text before that pass, without its byte order mark. */
  readonly passes: Passes;
  readonly parseError: LintOutcome['parseError'];
  readonly crash: { readonly message: string; readonly stack: string } | null;
}

/** Rewrites a text. Never throws on the text's account; wrong settings throw. Byte order mark and line endings are kept. */
export function rewriteText(text: string, options: RewriteOptions): RewriteOutcome {
  const { start, outcome } = startRewrite(text, options);
  if (start === null) return outcome;
  try {
    return outcomeOf(outcome, rewriteUntilSettled({ ...start, made: [], passes: [] }, options));
  } catch (thrown) {
    return crashed(outcome, thrown);
  }
}

/** A text without its byte order mark, and what is found in it. */
export interface Start {
  readonly text: string;
  readonly lint: LintOutcome;
}

/** Looks into a text; with null for the start, the outcome says why nothing can be done. */
export function startRewrite(
  text: string,
  options: RewriteOptions,
): { readonly start: Start | null; readonly outcome: RewriteOutcome } {
  const before = text.slice(markOf(text).length);
  const untouched: RewriteOutcome = {
    text,
    changed: false,
    applied: [],
    left: [],
    passes: [],
    parseError: null,
    crash: null,
  };
  const lint = lintPass(before, options);
  const [crash] = lint.crashes;
  if (lint.parseError !== null)
    return { start: null, outcome: { ...untouched, parseError: lint.parseError } };
  if (crash !== undefined) return { start: null, outcome: { ...untouched, crash } };
  return { start: { text: before, lint }, outcome: untouched };
}

/** Where a rewrite came to: the text without its byte order mark, and what was made of it. */
export interface Rewritten {
  readonly text: string;
  readonly made: readonly Wish[];
  readonly passes: Passes;
  readonly left: readonly Left[];
}

/** The outcome of a rewrite that came to its end. */
export function outcomeOf(
  untouched: RewriteOutcome,
  { text, made, passes, left }: Rewritten,
): RewriteOutcome {
  const after = markOf(untouched.text) + text;
  return { ...untouched, text: after, changed: after !== untouched.text, applied: tally(made), left, passes };
}

/** The outcome where a repair of ours is wrong: this costs the file, not the run. */
export function crashed(untouched: RewriteOutcome, thrown: unknown): RewriteOutcome {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  return { ...untouched, crash: { message: error.message, stack: error.stack ?? error.message } };
}

function markOf(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
}

interface Pass extends Start {
  readonly made: readonly Wish[];
  readonly passes: Passes;
}

function rewriteUntilSettled(start: Pass, options: RewriteOptions): Rewritten {
  let pass = start;
  for (let count = 0; count < MAX_PASSES; count++) {
    const { next, left } = makePass(pass, options);
    if (next === null) return { ...pass, left };
    pass = next;
  }
  const { wishes, left } = findWishes(pass.lint.findings, options);
  const reason = `more than ${MAX_PASSES} rewrites of one file depend on each other: run again`;
  return { ...pass, left: [...left, ...wishes.map((wish) => ({ ...wish, reason }))] };
}

/** Makes the wishes that fit together and that nothing speaks against; `next` is null when none is left. */
function makePass(
  pass: Pass,
  options: RewriteOptions,
): { readonly next: Pass | null; readonly left: readonly Left[] } {
  const found = findWishes(pass.lint.findings, options);
  const left = [...found.left];
  let wishes = found.wishes;
  let tried = wishes;
  while (wishes.length > 0) {
    const plan = planEdits(tried, blocksAround(tried));
    const edits = withLineEnding(plan.edits, lineEndingOf(pass.text));
    const text = applyEdits(pass.text, edits);
    const lint = lintPass(text, options);
    const objections = objectionsTo(plan.taken, edits, lint);
    if (objections.size === 0) {
      const [made, passes] = [
        [...pass.made, ...plan.taken],
        [...pass.passes, edits],
      ];
      return { next: { text, lint, made, passes }, left };
    }
    // One of them is to blame; the others have their turn in the next pass.
    if (generalObjection(lint) !== null && plan.taken.length > 1) {
      tried = plan.taken.slice(0, Math.ceil(plan.taken.length / 2));
      continue;
    }
    for (const [wish, reason] of objections) left.push({ ...wish, reason });
    wishes = wishes.filter((wish) => !objections.has(wish));
    tried = wishes;
  }
  return { next: null, left };
}

/** The blocks of the text in which the findings stand. */
function blocksAround([first]: readonly Wish[]): BlockAt | null {
  if (first === undefined) return null;
  let { node } = first.finding.finding;
  // The parent of a program is null in ESLint, and missing elsewhere.
  while (node.type !== 'Program' && node.parent != null) node = node.parent;
  const blockAt = blocksOf(node);
  return (offset) => blockAt(offset).range;
}

/** Finds what is to be done in a text. */
export function lintPass(text: string, options: RewriteOptions): LintOutcome {
  const { file, rules, settings = {}, programFor, host } = options;
  const program = programFor?.(text) ?? null;
  return lintText(text, { file, rules, settings, program, ...(host === undefined ? {} : { host }) });
}

function tally(made: readonly Wish[]): readonly Applied[] {
  const counts = new Map<string, Applied>();
  for (const { codemod, finding } of made) {
    const key = `${codemod} ${finding.rule}`;
    const count = (counts.get(key)?.count ?? 0) + 1;
    counts.set(key, { codemod, rule: finding.rule, count });
  }
  return [...counts.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, applied]) => applied);
}
