// The names of a row as running packages have them: what is exported, and what the prototypes of classes hold. Declarations
// leave out the one or the other, and some packages have none.
import { isBuiltin } from 'node:module';
import type { ExportRow, Library, TypeRow } from '@socket-safety/libraries';
import { importFrom, requireFrom } from '../installed.ts';

/** Lists the cells whose names the installed modules have; empty where none of them can be loaded here. */
export async function findAtRunTime(library: Library): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const module of library.modules) {
    const entries = await load(module);
    for (const [name, row] of Object.entries(library.exports))
      visit(`exports.${name}`, row, entries[name] ?? memberOf(entries['default'], name), library, found);
  }
  return found;
}

/** What a module exports, whichever way it is loaded: some give more to `require`. */
async function load(module: string): Promise<Readonly<Record<string, unknown>>> {
  // Any module is an object of what it exports.
  if (isBuiltin(module)) return (await import(module)) as Record<string, unknown>;
  // Not installed, or made for another runtime: nothing is found then, which the caller sees.
  const required = attempt(() => requireFrom('libraries')(module) as unknown);
  const imported = await importFrom('libraries', module).catch(() => ({}));
  return { default: required, ...imported };
}

function attempt(run: () => unknown): unknown {
  try {
    return run();
  } catch {
    return undefined;
  }
}

function visit(cell: string, row: ExportRow, value: unknown, library: Library, found: Set<string>): void {
  if (value === undefined || (typeof value !== 'function' && typeof value !== 'object')) return;
  if (found.has(cell)) return;
  found.add(cell);
  if ('class' in row) {
    const type = library.types[row.class];
    for (const name of namesOn(type))
      if (memberOf(memberOf(value, 'prototype'), name.slice(name.indexOf('.') + 1)) !== undefined)
        found.add(`${row.class}.${name}`);
    for (const [name, inner] of Object.entries(type?.statics ?? {}))
      visit(`${row.class}.statics.${name}`, inner, memberOf(value, name), library, found);
  }
  if ('members' in row)
    for (const [name, inner] of Object.entries(row.members ?? {}))
      visit(`${cell}.${name}`, inner, memberOf(value, name), library, found);
}

/** `methods.send`, `calls.group` */
function namesOn(type: TypeRow | undefined): readonly string[] {
  return [
    ...Object.keys(type?.socket?.methods ?? {}).map((name) => `methods.${name}`),
    ...Object.keys(type?.methods ?? {}).map((name) => `calls.${name}`),
  ];
}

function memberOf(owner: unknown, name: string): unknown {
  const isOwner = typeof owner === 'function' || (typeof owner === 'object' && owner !== null);
  if (!isOwner) return undefined;
  const descriptor = Reflect.getOwnPropertyDescriptor(owner, name);
  // What a getter of a prototype would say, it can say of an instance alone.
  if (descriptor?.get !== undefined && Reflect.has(owner, 'constructor')) return descriptor.get;
  return Reflect.get(owner, name);
}
