// Which constructs met which hazards: a cell counts programs that hold the construct and a send of that kind.
import type { Hazard } from '@socket-safety/analysis';
import { eachStatement, type ProgramModel, type Statement } from './grammar.ts';
import type { Said } from './judge.ts';

export const HAZARDS = [
  'before-open',
  'after-close',
  'ineffective-check',
  'error-handler',
  'stale-check',
  'fragile-broadcast',
  'unguarded',
] as const satisfies readonly Hazard['kind'][];

/** Columns: the hazards, then sends that nothing is wrong with. */
export const COLUMNS = [...HAZARDS, 'safe'] as const;
export type Column = (typeof COLUMNS)[number];

export const CONSTRUCTS = [
  'check',
  'early exit',
  'flag',
  'predicate',
  'await',
  'loop',
  'try',
  'finally',
  'callback',
  'synchronous callback',
  'helper',
  'close call',
  'choice',
  'jump',
  'class',
  'collection',
] as const;
export type Construct = (typeof CONSTRUCTS)[number];

/**
 * Cells that stay empty, and why: a socket that can only be connecting was made in sight, so it is neither handed to a class nor taken
 * out of a collection; a class or a function has one socket, so no failure can end a walk over several.
 */
const IMPOSSIBLE: ReadonlySet<string> = new Set([
  'class × before-open',
  'collection × before-open',
  'class × fragile-broadcast',
  'flag × fragile-broadcast',
]);

export interface Coverage {
  readonly add: (model: ProgramModel, said: readonly Said[]) => void;
  /** `construct × hazard` of the cells that no program fell into. */
  readonly empty: () => readonly string[];
  readonly print: () => string;
}

export function createCoverage(): Coverage {
  const counts = new Map<string, number>();
  const cellOf = (construct: Construct, column: Column) => `${construct} × ${column}`;
  return {
    add(model, said) {
      const columns = new Set(said.map(({ recommended, strict }): Column => recommended ?? strict ?? 'safe'));
      for (const construct of constructsOf(model))
        for (const column of columns) {
          const cell = cellOf(construct, column);
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
    },
    empty: () =>
      CONSTRUCTS.flatMap((construct) => COLUMNS.map((column) => cellOf(construct, column))).filter(
        (cell) => !counts.has(cell) && !IMPOSSIBLE.has(cell),
      ),
    print() {
      const width = Math.max(...CONSTRUCTS.map(({ length }) => length));
      const row = (name: string, cells: readonly string[]) =>
        [name.padEnd(width), ...cells.map((cell, at) => cell.padStart(COLUMNS[at]?.length ?? 0))].join('  ');
      const printCell = (cell: string) => (IMPOSSIBLE.has(cell) ? '–' : String(counts.get(cell) ?? 0));
      return [
        row('', COLUMNS),
        ...CONSTRUCTS.map((construct) =>
          row(
            construct,
            COLUMNS.map((column) => printCell(cellOf(construct, column))),
          ),
        ),
      ].join('\n');
    },
  };
}

/** Lists the constructs that a program holds. */
export function constructsOf({ scene, body }: ProgramModel): ReadonlySet<Construct> {
  const found = new Set<Construct>();
  if (scene === 'class' || scene === 'collection') found.add(scene);
  for (const statement of eachStatement(body)) {
    for (const construct of namesOf(statement)) found.add(construct);
    if ('test' in statement && (statement.test === 'flag' || statement.test === 'predicate'))
      found.add(statement.test);
  }
  return found;
}

function namesOf(statement: Statement): readonly Construct[] {
  switch (statement.kind) {
    case 'send':
      return [];
    case 'close':
      return ['close call'];
    case 'check':
    case 'checked-send':
      return ['check'];
    case 'leave':
      return ['early exit'];
    case 'choose':
      return ['choice'];
    case 'try':
      return statement.end === null ? ['try'] : ['try', 'finally'];
    case 'callback':
      return [statement.form === 'each' ? 'synchronous callback' : 'callback'];
    default:
      return [statement.kind];
  }
}
