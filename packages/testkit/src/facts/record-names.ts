import type { Names } from './driver.ts';
import type { NamesRecord, Vocabulary } from './recording.ts';

/** Writes down under which names the implementation's classes, and the functions that the row names, can be had. */
export async function recordNames(names: Names, vocabulary: Vocabulary): Promise<NamesRecord> {
  const globals = Object.fromEntries(
    vocabulary.globals.map((name) => [name, Reflect.get(globalThis, name) as unknown]),
  );
  return {
    modules: await sameModules(names, vocabulary.modules),
    globals: { ...othersAmong(globals, vocabulary.globals), ...classesAmong(names, globals) },
    exports: {
      ...othersAmong(names.entries, vocabulary.exports),
      ...classesAmong(names, names.entries),
    },
    statics: Object.fromEntries(
      Object.entries(names.classes).map(([name, owner]) => [name, classesAmong(names, staticsOf(owner))]),
    ),
  };
}

/** Of the modules that are said to be this package or to hand it on, those that are and do. */
async function sameModules(
  { packageName, load = importHere }: Names,
  modules: readonly string[],
): Promise<readonly string[]> {
  if (packageName === null) return [];
  const own = new Set<unknown>(
    Object.values(await load(packageName)).filter((entry) => typeof entry === 'function'),
  );
  const entries = await Promise.all(modules.map(load));
  return modules.filter((_, index) => Object.values(entries[index] ?? {}).some((entry) => own.has(entry)));
}

async function importHere(module: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(module)) as Record<string, unknown>;
}

function staticsOf(owner: unknown): Readonly<Record<string, unknown>> {
  return typeof owner === 'function' ? Object.fromEntries(Object.entries(owner)) : {};
}

function classesAmong(
  { classes }: Names,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    // Node adds this name to a required module's exports; nobody writes it.
    if (name === 'module.exports') continue;
    for (const [type, owner] of Object.entries(classes)) {
      if (value === owner) found[name] = type;
    }
  }
  return found;
}

/** Functions and objects count only where the row names them: a module has many more. */
function othersAmong(
  values: Readonly<Record<string, unknown>>,
  named: readonly string[],
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of named) {
    const value = values[name];
    if (typeof value === 'function' || (typeof value === 'object' && value !== null)) {
      found[name] = typeof value;
    }
  }
  return found;
}
