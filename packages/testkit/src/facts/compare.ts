import type { Deviation, Library } from '@socket-safety/libraries';
import { satisfies } from 'semver';
import type { Cells } from './cells.ts';
import { claimsOf, type Claims } from './claims.ts';
import type { Implementation } from './implementations.ts';

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
  readonly differences: readonly Difference[];
}

/** An implementation and what was seen of it. */
export interface Replayed {
  readonly implementation: Implementation;
  readonly version: string;
  readonly seen: Cells;
}

/** Holds a row against one recording, cell by cell and from both sides. */
export function compare(library: Library, { implementation, version, seen }: Replayed): Comparison {
  const deviations = (library.deviations ?? []).filter(
    ({ runtime, versions }) => runtime === implementation.runtime && satisfies(version, versions),
  );
  const claims = deviate(claimsOf(library), deviations);

  const fits = satisfies(version, library.versions ?? '*');
  const shown = new Map([...seen, ['versions', fits ? 'hold' : 'do not hold']]);
  const cells = [...new Set([...claims.keys(), ...shown.keys()])].sort();
  const agree = (cell: string): boolean => claims.get(cell)?.value === shown.get(cell);
  const silent = (cell: string): boolean => !shown.has(cell) && claims.get(cell)?.shownBy !== 'every';
  return {
    implementation: implementation.name,
    version,
    replayed: cells.filter(agree),
    deviating: deviations.map(({ cell }) => cell).filter(agree),
    differences: cells
      .filter((cell) => !agree(cell) && !silent(cell))
      .map((cell) => ({
        cell,
        claimed: claims.get(cell)?.value ?? null,
        seen: shown.get(cell) ?? null,
      })),
  };
}

/** Lists the claims of a row that none of its implementations showed. */
export function unshown(library: Library, comparisons: readonly Comparison[]): readonly Difference[] {
  const shown = new Set(comparisons.flatMap(({ replayed }) => replayed));
  return [...claimsOf(library)]
    .filter(([cell, { shownBy }]) => shownBy !== 'none' && !shown.has(cell))
    .map(([cell, { value }]) => ({ cell, claimed: value, seen: null }));
}

function deviate(claims: Claims, deviations: readonly Deviation[]): Claims {
  return new Map([
    ...claims,
    ...deviations.map(({ cell, instead }) => [cell, { value: instead, shownBy: 'every' }] as const),
  ]);
}
