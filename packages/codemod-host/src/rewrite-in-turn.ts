// One file's text in, the text with those rewrites that somebody agreed to out. Each rewrite is made by itself, on the text that the
// ones before it left, and brings the import or predicate that it needs: so whatever is skipped, the rest stays right. What is
// shown is exactly what would be taken.
import type { LintFinding } from '@socket-safety/eslint-host';
import { applyEdits, type Edit } from '@socket-safety/repairs';
import { lineEndingOf, withLineEnding } from './line-endings.ts';
import { moved, objectionsTo } from './objections.ts';
import {
  crashed,
  lintPass,
  outcomeOf,
  startRewrite,
  type RewriteOptions,
  type RewriteOutcome,
  type Rewritten,
  type Start,
} from './rewrite.ts';
import { findWishes, type Left, type ToldFinding, type Wish } from './wishes.ts';

/** One rewrite to decide on, of one file or, where a function and its callers change together, of several. */
export interface Proposed {
  readonly codemod: string;
  /** The findings that it settles: more than one where one edit mends them all. */
  readonly findings: readonly ToldFinding[];
  /** The texts of the files that it changes. */
  readonly changes: readonly { readonly file: string; readonly before: string; readonly after: string }[];
}

/** Somebody who is asked. */
export interface Decisions {
  /** Tells whether to take a rewrite. */
  readonly take: (proposed: Proposed) => Promise<boolean>;
  /** After `enough` nothing more is looked at, and what was taken stands; after `withdrawn` nothing does. */
  readonly mood: () => 'asking' | 'enough' | 'withdrawn';
}

/** Why a rewrite was left that was offered and not taken. */
export const SKIPPED = 'skipped';

/** Rewrites a text as `rewriteText` does, asking about each rewrite. */
export async function rewriteInTurn(
  text: string,
  options: RewriteOptions,
  decisions: Decisions,
): Promise<RewriteOutcome> {
  const { start, outcome } = startRewrite(text, options);
  if (start === null) return outcome;
  try {
    return outcomeOf(outcome, await decideInTurn(start, options, decisions));
  } catch (thrown) {
    return crashed(outcome, thrown);
  }
}

async function decideInTurn(start: Start, options: RewriteOptions, decisions: Decisions): Promise<Rewritten> {
  let { text, lint } = start;
  /** Why a finding stays, by rule and place in the text as it is now. */
  let settled = new Map<string, string>();
  const made: Wish[] = [];
  const passes: (readonly Edit[])[] = [];
  for (;;) {
    const { wishes, left } = findWishes(lint.findings, options);
    const waiting = wishes.filter(({ finding }) => !settled.has(keyOf(finding)));
    const group = decisions.mood() === 'asking' ? firstGroup(waiting) : [];
    const [first] = group;
    if (first === undefined) return { text, made, passes, left: [...left, ...wishes.map(leftOf)] };
    const edits = withLineEnding(first.edits, lineEndingOf(text));
    const after = applyEdits(text, edits);
    const lintAfter = lintPass(after, options);
    const objections = objectionsTo(group, edits, lintAfter);
    if (objections.size > 0) {
      for (const wish of group)
        settled.set(keyOf(wish.finding), objections.get(wish) ?? 'its twin cannot be rewritten');
      continue;
    }
    const proposed: Proposed = {
      codemod: first.codemod,
      findings: group.map(({ finding }) => finding),
      changes: [{ file: options.file, before: text, after }],
    };
    if (!(await decisions.take(proposed))) {
      for (const { finding } of group) settled.set(keyOf(finding), SKIPPED);
      continue;
    }
    settled = afterEdits(settled, edits);
    [text, lint] = [after, lintAfter];
    made.push(...group);
    passes.push(edits);
  }

  function leftOf({ codemod, finding }: Wish): Left {
    return { codemod, finding, reason: settled.get(keyOf(finding)) ?? SKIPPED };
  }
}

/** The first wish by position, and those that want the very same edits. */
function firstGroup(wishes: readonly Wish[]): readonly Wish[] {
  const [first] = [...wishes].sort((left, right) => startOf(left.finding) - startOf(right.finding));
  if (first === undefined) return [];
  const print = ({ edits }: Wish): string => JSON.stringify(edits);
  return wishes.filter((wish) => print(wish) === print(first));
}

function afterEdits(settled: ReadonlyMap<string, string>, edits: readonly Edit[]): Map<string, string> {
  const now = new Map<string, string>();
  for (const [key, reason] of settled) {
    const [rule = '', start] = key.split(' ');
    const place = moved(Number(start), edits);
    // What stood inside of the edited text has become something else.
    if (place !== null) now.set(`${rule} ${place}`, reason);
  }
  return now;
}

function keyOf(finding: LintFinding): string {
  return `${finding.rule} ${startOf(finding)}`;
}

function startOf({ finding }: LintFinding): number {
  return finding.node.range[0];
}
