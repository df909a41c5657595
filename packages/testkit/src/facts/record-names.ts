import type { Driver } from './driver.ts';
import type { NamesRecord, Vocabulary } from './recording.ts';

/** Writes down under which names the implementation's classes can be had. */
export async function recordNames(driver: Driver, vocabulary: Vocabulary): Promise<NamesRecord> {
  return {
    modules: await sameModules(driver.packageName, vocabulary.modules),
    globals: classesAmong(
      driver,
      Object.fromEntries(vocabulary.globals.map((name) => [name, Reflect.get(globalThis, name)])),
    ),
    exports: classesAmong(driver, driver.entries),
    statics: Object.fromEntries(
      Object.entries(driver.classes).map(([name, owner]) => [name, classesAmong(driver, staticsOf(owner))]),
    ),
  };
}

/** Of the modules that are said to be this package or to hand it on, those that are and do. */
async function sameModules(
  packageName: string | null,
  modules: readonly string[],
): Promise<readonly string[]> {
  if (packageName === null) return [];
  const original = await socketClassOf(packageName);
  const classes = await Promise.all(modules.map(socketClassOf));
  return modules.filter((_, index) => classes[index] === original);
}

async function socketClassOf(module: string): Promise<unknown> {
  const entries = (await import(module)) as { readonly default?: unknown; readonly WebSocket?: unknown };
  return entries.WebSocket ?? entries.default;
}

function staticsOf(owner: unknown): Readonly<Record<string, unknown>> {
  return typeof owner === 'function' ? Object.fromEntries(Object.entries(owner)) : {};
}

function classesAmong(
  driver: Driver,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) {
    // Node adds this name to a required module's exports; nobody writes it.
    if (name === 'module.exports') continue;
    for (const [type, owner] of Object.entries(driver.classes)) {
      if (value === owner) found[name] = type;
    }
  }
  return found;
}
