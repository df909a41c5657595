// Functions that send begin to tell, in all files of a run at once. In: the texts of the files. Out: those that changed, what was done
// and what was left. A step is kept only if the compiler has nothing to say that it did not say before; it goes on until nothing
// changes, so that a second run has nothing to do.
import { applyEdits, returnSendResult } from '@socket-safety/repairs';
import { lineEndingOf, withLineEnding } from '../line-endings.ts';
import type { Passes } from '../rewrite.ts';
import { SKIPPED, type Decisions, type Proposed } from '../rewrite-in-turn.ts';
import type { Left } from '../wishes.ts';
import { findWishes, type Wish } from './find-wishes.ts';
import { makeTogether, meet } from './make-wishes.ts';
import { createSession, keyOf, type AcrossOptions, type Session } from './session.ts';

const MOST_STEPS = 40;

/** What came of a run. */
export interface AcrossOutcome {
  /** New texts, of the files that changed. */
  readonly changed: ReadonlyMap<string, string>;
  /** Functions that tell now, by file and rule. */
  readonly applied: readonly { readonly file: string; readonly rule: string }[];
  readonly left: readonly (Left & { readonly file: string })[];
  /** The edits of each step that was kept, by file. */
  readonly passes: ReadonlyMap<string, Passes>;
  /** The texts of the changed files as they were given. */
  readonly originals: ReadonlyMap<string, string>;
}

/** Rewrites across files. What goes wrong in one function costs that function alone. */
export async function rewriteAcross(options: AcrossOptions): Promise<AcrossOutcome> {
  const session = createSession(options);
  const applied: { file: string; rule: string }[] = [];
  const left = new Map<string, Left & { readonly file: string }>();
  const done = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const wishes = await findWishes(session, options, done);
    left.clear();
    if (wishes.wanted.length === 0 && wishes.left.length === 0) break;
    for (const refused of wishes.left) left.set(`${refused.file}:${refused.finding.line}`, refused);
    const wanted = callersFirst(wishes.wanted);
    const made = await makeTogether(await agreed(wanted, session, options.decisions), session);
    for (const { file, finding } of made) {
      done.add(keyOf(file, finding));
      applied.push({ file, rule: finding.rule });
    }
    if (made.length === 0) break;
  }
  const { changed, originals, passes } = session;
  return { changed, originals, passes, applied, left: [...left.values()] };
}

/** Who counts what it reached looks for the rejections that it catches, so it comes before those who no longer reject. */
function callersFirst(wishes: readonly Wish[]): readonly Wish[] {
  const counts = ({ finding: { finding } }: Wish): boolean =>
    finding.about.kind === 'sender' && finding.about.sender.reach === 'many';
  return [...wishes.filter(counts), ...wishes.filter((wish) => !counts(wish))];
}

/** Wishes that nobody speaks against. Of several that meet, only the first is asked about, since the others will look different. */
async function agreed(
  wishes: readonly Wish[],
  session: Session,
  decisions: Decisions | undefined,
): Promise<readonly Wish[]> {
  if (decisions === undefined) return wishes;
  const taken: Wish[] = [];
  for (const wish of wishes) {
    if (taken.some((other) => meet(wish.edits, other.edits))) continue;
    const isTaken = decisions.mood() === 'asking' && (await decisions.take(proposedBy(wish, session)));
    if (isTaken) taken.push(wish);
    else session.refused.set(keyOf(wish.file, wish.finding), SKIPPED);
  }
  return taken;
}

function proposedBy({ finding, edits }: Wish, session: Session): Proposed {
  const changes = [...edits].map(([file, own]) => {
    const before = session.textOf(file) ?? '';
    return { file, before, after: applyEdits(before, withLineEnding(own, lineEndingOf(before))) };
  });
  return { codemod: returnSendResult.codemod, findings: [finding], changes };
}
