// Which names a file has.
import type { ScopeVariable, Source } from '@socket-safety/analysis';

const taken = new WeakMap<Source, ReadonlySet<string>>();

/** Tells whether a file neither declares nor uses a name. */
export function isFree(name: string, source: Source): boolean {
  let names = taken.get(source);
  if (names === undefined) {
    names = new Set(eachName(source));
    taken.set(source, names);
  }
  return !names.has(name);
}

function* eachName({ scopes }: Source): Generator<string> {
  for (const { variables, references } of scopes) {
    for (const { name } of variables) yield name;
    for (const { identifier } of references) {
      const { name } = identifier as { readonly name?: unknown };
      if (typeof name === 'string') yield name;
    }
  }
}

/** Returns the first free name, or the last one with a number behind it. */
export function freeName(wishes: readonly [string, ...string[]], source: Source): string {
  const free = wishes.find((name) => isFree(name, source));
  if (free !== undefined) return free;
  const base = wishes.at(-1) ?? wishes[0];
  for (let number = 2; ; number++) if (isFree(`${base}${number}`, source)) return `${base}${number}`;
}

/** Lists the variables of a name that the file itself declares, in whatever scope. */
export function variablesNamed(name: string, { scopes }: Source): readonly ScopeVariable[] {
  return scopes.flatMap(({ variables }) =>
    variables.filter((variable) => variable.name === name && variable.defs.length > 0),
  );
}
