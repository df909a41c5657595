// What rewriting one repository came to.
import type { Applied, Left } from '@socket-safety/codemod-host';

/** A repository after a run, and after a second one on what the first wrote. */
export interface Trial {
  /** `owner/name` */
  readonly repo: string;
  /** Paths relative to the checkout. */
  readonly changed: readonly string[];
  readonly hunks: number;
  readonly applied: readonly Applied[];
  readonly left: readonly (Left & { readonly file: string })[];
  /** Files that the second run changed, or whose rewritten text does not parse. Both should be empty. */
  readonly changedAgain: readonly string[];
  readonly unparsed: readonly string[];
  readonly failures: readonly { readonly file: string; readonly why: string }[];
  /** What the compiler says of the projects that hold a changed file; null where nobody asked or nothing holds one. */
  readonly errors: { readonly before: number; readonly after: number } | null;
  readonly seconds: number;
}

/** How many reports were rewritten, and how many stay although something repairs their rule. */
export function countsOf(trials: readonly Pick<Trial, 'applied' | 'left'>[]): {
  readonly rewritten: number;
  readonly left: number;
} {
  let [rewritten, left] = [0, 0];
  for (const trial of trials) {
    for (const { count } of trial.applied) rewritten += count;
    left += trial.left.filter(({ codemod }) => codemod !== null).length;
  }
  return { rewritten, left };
}
