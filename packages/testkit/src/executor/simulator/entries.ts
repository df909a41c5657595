// What the world calls in the program: what it exports, and functions that nobody calls.
import { RANK } from './actions.ts';
import { enter } from './failing.ts';
import { takeHandlers } from './functions.ts';
import { track } from './promises.ts';
import { findLibrary, makeParameters } from './references.ts';
import { run, tables } from './run.ts';
import { lookAfter } from './socket-state.ts';
import type { EntryPoint, Spec } from './tables.ts';
import { makers } from './makers.ts';

type Thunks = Readonly<Record<string, () => unknown>>;
let thunks: Thunks = {};

/** The program hands over how its own names are read. */
export function setThunks(given: Thunks): void {
  thunks = given;
}

function named(name: string): unknown {
  try {
    return thunks[name]?.();
  } catch {
    // It is not there yet: the program's top level waits for something before.
    return undefined;
  }
}

/** Offers every entry point to the world. */
export function offerEntries(): void {
  for (const entry of tables().entries) offerEntry(entry);
}

function offerEntry(entry: EntryPoint): void {
  const { name } = entry;
  if (entry.kind === 'function') {
    offerCalls(
      name,
      () => named(name),
      () => undefined,
      entry.parameters,
    );
    return;
  }
  if (entry.kind === 'object') {
    const object = () => named(name);
    for (const method of entry.methods)
      offerCalls(`${name}.${method.name}`, () => memberOf(object(), method.name), object, method.parameters);
    return;
  }
  if (entry.row !== null) return offerForLibrary(entry, entry.row);
  run().offers.push({
    label: `new ${name}()`,
    rank: RANK.firstCall,
    times: 1,
    isPossible: () => typeof named(name) === 'function',
    perform: () =>
      enter(() => {
        const made = makeLocal(name);
        run().pool.set(`local ${name}`, [undefined, made]);
        for (const method of entry.methods)
          offerCalls(
            `${name}.${method.name}`,
            () => memberOf(made, method.name),
            () => made,
            method.parameters,
          );
      }),
  });
}

/** Makes an instance of a class of the program. */
export function makeLocal(name: string): unknown {
  const entry = tables().entries.find((one) => one.kind === 'class' && one.name === name);
  const made = named(name);
  if (typeof made !== 'function') return undefined;
  const parameters = entry?.kind === 'class' ? entry.parameters : [];
  return Reflect.construct(
    made,
    parameters.map((one) => makers.makeValue(one)),
  ) as unknown;
}

function memberOf(owner: unknown, name: string): unknown {
  return (typeof owner === 'object' && owner !== null) || typeof owner === 'function'
    ? Reflect.get(owner, name)
    : undefined;
}

function offerCalls(
  name: string,
  callee: () => unknown,
  self: () => unknown,
  parameters: readonly Spec[],
): void {
  let called = 0;
  const offer = (label: string, rank: number, nth: number) =>
    run().offers.push({
      label,
      rank,
      times: 1,
      isPossible: () => called === nth - 1 && typeof callee() === 'function',
      perform: () => {
        called++;
        enter(() => call(name, callee(), self(), parameters, nth));
      },
    });
  offer(`${name}()`, RANK.firstCall, 1);
  offer(`${name}() again`, RANK.secondCall, 2);
}

function call(name: string, callee: unknown, self: unknown, parameters: readonly Spec[], nth: number): void {
  if (typeof callee !== 'function') return;
  const given = parameters.map((parameter) => makers.makeValue(parameter, nth));
  const result: unknown = track(Reflect.apply(callee, self, given) as unknown);
  lookAfter(result);
  // Nobody waits for what an entry point promises; what it throws there is for its caller to hear.
  if (typeof result === 'function' && nth === 1)
    offerCalls(
      `${name}()`,
      () => result,
      () => undefined,
      [],
    );
}

/** A class that a library makes instances of and calls: a Durable Object. */
function offerForLibrary(
  { name }: EntryPoint,
  { library: id, index }: { readonly library: string; readonly index: number },
): void {
  const library = findLibrary(id);
  const row = library?.classes?.[index];
  if (library === null || row === undefined) return;
  run().offers.push({
    label: `new ${name}()`,
    rank: RANK.opens,
    times: 1,
    isPossible: () => typeof named(name) === 'function',
    perform: () =>
      enter(() => {
        // Not each row speaks of one, and every object inherits a `constructor`.
        const parameters = Object.hasOwn(row.methods, 'constructor') ? row.methods['constructor'] : undefined;
        const given = makeParameters(parameters ?? [], library, named(name));
        const made = Reflect.construct(named(name) as new () => object, given) as object;
        run().pool.set(`local ${name}`, [undefined, made]);
        takeHandlers(made, { methods: row.methods, closes: [] }, library, true);
      }),
  });
}

/** Objects that libraries look for among the exports of a file. */
export function offerExportedHandlers(exported: object): void {
  for (const library of tables().libraries)
    for (const { path, methods } of library.handlers ?? []) {
      let handlers: unknown = Reflect.get(exported, 'default');
      for (const name of path) handlers = memberOf(handlers, name);
      if (typeof handlers === 'object' && handlers !== null)
        takeHandlers(handlers, { methods, closes: [] }, library, true);
    }
}
