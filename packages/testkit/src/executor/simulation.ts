// The context that programs run in, with the simulation inside: its microtasks run as soon as a script returns, so a step of the
// world is one call. Programs follow one another in it, since a new one would have to be warmed up for each.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';
import type { Library } from '@socket-safety/libraries';
import type { host as Host } from './simulator/boundary.ts';
import type { Plan, Run } from './simulator/run.ts';
import type { LibraryTable, Tables } from './simulator/tables.ts';

const FOLDER = fileURLToPath(new URL('./simulator/', import.meta.url));

let compiled: vm.Script | null = null;

/** The modules of the simulation as one script, which evaluates to what the host calls. */
export function simulator(): vm.Script {
  if (compiled !== null) return compiled;
  const names = readdirSync(FOLDER).filter((name) => /(?<!\.d)\.[jt]s$/.test(name));
  const modules = names.map((name) => {
    const { outputText } = ts.transpileModule(readFileSync(FOLDER + name, 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
    });
    return `${JSON.stringify(name.replace(/\.[jt]s$/, ''))}(exports, require) {\n${outputText}\n}`;
  });
  const text = `(() => {
    const modules = { ${modules.join(',\n')} };
    const loaded = {};
    const require = (path) => {
      const name = path.replace('./', '').replace(/\\.[jt]s$/, '');
      if (!(name in loaded)) {
        loaded[name] = {};
        modules[name](loaded[name], require);
      }
      return loaded[name];
    };
    return require('./boundary').host;
  })()`;
  return (compiled = new vm.Script(text, { filename: 'simulator.js' }));
}

/** Runs schedules of one program. */
export interface Simulation {
  readonly run: (plan: Plan) => Run;
}

const STEP = new vm.Script('$$host.step()');
const START = new vm.Script('$$host.start($$plan)');

interface Prepared {
  readonly context: vm.Context;
  readonly scope: Record<string, unknown>;
  readonly host: typeof Host;
  programs: number;
}

let prepared: Prepared | null = null;

/** A program may leave something behind; after so many there is a fresh context. */
const PROGRAMS = 100;

function contextFor(): Prepared {
  if (prepared === null || prepared.programs >= PROGRAMS) {
    const scope: Record<string, unknown> = {};
    const context = vm.createContext(scope, { microtaskMode: 'afterEvaluate' });
    // The script's value is the host side of the simulation.
    const host = simulator().runInContext(context) as typeof Host;
    scope['$$host'] = host;
    host.install(vm.runInContext('globalThis', context) as Record<string, unknown>);
    prepared = { context, scope, host, programs: 0 };
  }
  prepared.programs++;
  return prepared;
}

/** Prepares a program; throws a `SyntaxError` where its text is none. One program runs at a time: the next takes its place. */
export function simulate(text: string, tables: Tables): Simulation {
  const { context, scope, host } = contextFor();
  const json = JSON.stringify(tables);
  host.load(json, new vm.Script(text, { filename: 'program.js' }).runInContext(context) as never);
  return {
    run: (plan) => {
      scope['$$plan'] = plan;
      const schedule = START.runInContext(context) as Run;
      while (STEP.runInContext(context) === true);
      return schedule;
    },
  };
}

/** Rows as plain data, with what they use. */
export function tablesOf(libraries: readonly Library[]): readonly LibraryTable[] {
  const found = new Map<string, LibraryTable>();
  const add = (library: Library): void => {
    if (found.has(library.id)) return;
    const { uses = [] } = library;
    found.set(library.id, { ...library, uses: uses.map(({ id }) => id), deviations: [], declared: [] });
    uses.forEach(add);
  };
  libraries.forEach(add);
  return [...found.values()];
}
