// JSON cannot hold the same row twice, so there a library names those that it uses by their ids.
import type { Library } from '@socket-safety/libraries';
import { isRecord } from './shapes.ts';

/** Puts rows in place of ids in the `uses` of each library. Whatever has another shape stays, for the validation to tell. */
export function resolveUses(written: unknown, house: readonly Library[]): unknown {
  if (!isRecord(written) || !Array.isArray(written['libraries'])) return written;
  const libraries: readonly unknown[] = written['libraries'];
  const isNamed = (library: unknown) => isRecord(library) && idsIn(library['uses']).length > 0;
  if (!libraries.some(isNamed)) return written;
  const known = new Map<string, unknown>(house.map((library) => [library.id, library]));
  const resolved: unknown[] = [];
  // A library names those that stand before it, so that none can use itself.
  for (const library of libraries) {
    const row = isRecord(library) ? withRows(library, known) : library;
    if (isRecord(row) && typeof row['id'] === 'string') known.set(row['id'], row);
    resolved.push(row);
  }
  return { ...written, libraries: resolved };
}

function withRows(library: Readonly<Record<string, unknown>>, known: ReadonlyMap<string, unknown>): unknown {
  const { uses } = library;
  if (!Array.isArray(uses)) return library;
  return {
    ...library,
    uses: uses.map((used: unknown) => (typeof used === 'string' ? (known.get(used) ?? used) : used)),
  };
}

function idsIn(uses: unknown): readonly string[] {
  return Array.isArray(uses) ? uses.filter((used: unknown) => typeof used === 'string') : [];
}
