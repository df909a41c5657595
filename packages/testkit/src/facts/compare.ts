import type { Deviation, Library } from '@socket-safety/libraries';
import { satisfies } from 'semver';
import { isOneOfSeveral, type Cells } from './cells.ts';
import { claimsOf, type Claim, type Claims } from './claims.ts';
import type { Part } from './driver.ts';
import type { Implementation } from './implementation.ts';

/** A cell in which a row and a replay disagree; `null`: that side says nothing. */
export interface Difference {
  readonly cell: string;
  readonly claimed: string | null;
  readonly seen: string | null;
}

/** How a row fares beside one implementation. */
export interface Comparison {
  readonly implementation: string;
  readonly version: string;
  /** Cells in which both agree. */
  readonly replayed: readonly string[];
  /** Of these, the ones in which both agree on a deviation. */
  readonly deviating: readonly string[];
  /** Cells that the replay neither shows nor has to show. */
  readonly cited: readonly string[];
  readonly differences: readonly Difference[];
}

/** An implementation and what was seen of it. */
export interface Replayed {
  readonly implementation: Implementation;
  readonly version: string;
  /** Parts that had to be shown completely. */
  readonly shows: readonly Part[];
  /** What is not shown of methods and events, another implementation shows. */
  readonly together: boolean;
  readonly seen: Cells;
}

/**
 * Holds a row against one recording, cell by cell and from both sides.
 *
 * | the claim rests on                              | silent replay | other value |
 * | ----------------------------------------------- | ------------- | ----------- |
 * | a replay, a deviation, or a part that is shown  | difference    | difference  |
 * | a replay that several show together             | cited         | difference  |
 * | a citation, or another part                     | cited         | difference  |
 * | nothing: the row says nothing                   |               | difference  |
 */
export function compare(library: Library, replayed: Replayed): Comparison {
  const { implementation, version } = replayed;
  const deviations = deviationsOf(library, replayed);
  const claims = deviate(claimsOf(library), deviations);

  const fits = satisfies(version, library.versions ?? '*');
  // What a property is of several, a row need not list.
  const seen = [...replayed.seen].filter(([cell, value]) => claims.has(cell) || !isOneOfSeveral(value));
  const shown = new Map([...seen, ['versions', fits ? 'hold' : 'do not hold']]);
  const cells = [...new Set([...claims.keys(), ...shown.keys()])].sort();
  const agree = (cell: string): boolean => claims.get(cell)?.value === shown.get(cell);
  const silent = (cell: string): boolean => {
    const claim = claims.get(cell);
    return (
      !shown.has(cell) && claim !== undefined && (claim.shownBy !== 'every' || !rulesAlone(replayed, claim))
    );
  };
  return {
    implementation: implementation.name,
    version,
    replayed: cells.filter(agree),
    deviating: deviations.map(({ cell }) => cell).filter(agree),
    cited: [...claims]
      .filter(([cell, claim]) => !shown.has(cell) && claim.shownBy !== 'none' && !rulesAlone(replayed, claim))
      .map(([cell]) => cell),
    differences: cells
      .filter((cell) => !agree(cell) && !silent(cell))
      .map((cell) => ({
        cell,
        claimed: claims.get(cell)?.value ?? null,
        seen: shown.get(cell) ?? null,
      })),
  };
}

/** Lists the claims of a row that all of its implementations could show and none did. */
export function unshown(library: Library, replays: readonly Replayed[]): readonly Difference[] {
  const shown = new Set(replays.flatMap((replayed) => compare(library, replayed).replayed));
  return [...claimsOf(library)]
    .filter(([cell, claim]) => claim.shownBy !== 'none' && !shown.has(cell))
    .filter(([, claim]) => replays.some((replayed) => rules(replayed, claim)))
    .map(([cell, { value }]) => ({ cell, claimed: value, seen: null }));
}

/** Lists the cells that differ between two rows and in which a replay has a say. */
export function changedCells(
  right: Library,
  wrong: Library,
  replays: readonly Replayed[],
): readonly string[] {
  const [before, after] = [claimsOf(right), claimsOf(wrong)];
  const said = (claims: Claims, cell: string): string | undefined => {
    const claim = claims.get(cell);
    return claim?.shownBy === 'none' ? undefined : claim?.value;
  };
  // Where all deviate, it is the deviations that the replays speak of.
  const covered = (cell: string): boolean =>
    replays.some(
      (replayed) =>
        !deviationsOf(right, replayed).some((deviation) => deviation.cell === cell) &&
        (replayed.seen.has(cell) ||
          [before.get(cell), after.get(cell)].some((claim) => claim !== undefined && rules(replayed, claim))),
    );
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (cell) => said(before, cell) !== said(after, cell) && covered(cell),
  );
}

/** The replay has to show what is claimed. */
function rulesAlone(replayed: Replayed, claim: Claim): boolean {
  return rules(replayed, claim) && !(replayed.together && claim.rests === 'replay');
}

/** It has to, or others that it plays with. */
function rules({ shows }: Replayed, { rests }: Claim): boolean {
  if (rests === 'replay' || rests === 'deviation') return true;
  if (rests === 'citation') return false;
  return shows.includes(rests) || (rests === 'check' && shows.includes('properties'));
}

/** The deviations of a row that an implementation is said to have. */
export function deviationsOf(library: Library, { implementation, version }: Replayed): readonly Deviation[] {
  return (library.deviations ?? []).filter(
    ({ runtime, versions }) => runtime === implementation.runtime && satisfies(version, versions),
  );
}

function deviate(claims: Claims, deviations: readonly Deviation[]): Claims {
  return new Map([
    ...claims,
    ...deviations.map(
      ({ cell, instead }) => [cell, { value: instead, shownBy: 'every', rests: 'deviation' }] as const,
    ),
  ]);
}
