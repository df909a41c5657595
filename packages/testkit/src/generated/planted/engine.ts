// An engine of its own, made from the source of the analysis with one text replaced: nothing is written, and the engine that the
// rest of the process uses stays as it is.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as libraries from '@socket-safety/libraries';
import type { Engine } from '../judge.ts';

const ROOT = fileURLToPath(new URL('../../../../analysis/src/', import.meta.url));

/** A replacement in one file of the analysis. */
export interface Patch {
  /** Below `packages/analysis/src`. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly replace: string;
  readonly by: string;
}

type Module = (exports: object, require: (specifier: string) => unknown) => void;

let sound: ReadonlyMap<string, Module> | null = null;

/** Loads an engine with a bug; throws where the text to replace is not found exactly once. */
export function engineWith(patch: Patch): Engine {
  sound ??= compileAll();
  const text = readFileSync(ROOT + patch.file, 'utf8');
  const found = text.split(patch.replace).length - 1;
  if (found !== 1) throw new Error(`${patch.file} holds \`${patch.replace}\` ${found} times.`);
  const modules = new Map(sound);
  modules.set(patch.file, compile(text.replace(patch.replace, () => patch.by)));
  return load(modules);
}

function compileAll(): ReadonlyMap<string, Module> {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.ts$/.test(name) && !/\.(?:d|test|tmp)\.ts$|(?:^|\/)cases\//.test(name),
  );
  return new Map(files.map((name) => [name, compile(readFileSync(ROOT + name, 'utf8'))]));
}

function compile(text: string): Module {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.CommonJS,
      verbatimModuleSyntax: false,
    },
  });
  // The text is our own source.
  return new Function('exports', 'require', outputText) as Module;
}

function load(modules: ReadonlyMap<string, Module>): Engine {
  const loaded = new Map<string, object>();
  const requireFrom =
    (folder: string) =>
    (specifier: string): unknown => {
      if (specifier === '@socket-safety/libraries') return libraries;
      return moduleAt(posix.join(folder, specifier));
    };
  function moduleAt(path: string): object {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const run = modules.get(path);
    if (run === undefined) throw new Error(`The analysis has no ${path}.`);
    const exported = {};
    loaded.set(path, exported);
    run(exported, requireFrom(posix.dirname(path)));
    return exported;
  }
  // The index of the package, as its own types have it.
  return (moduleAt('index.ts') as { readonly analyse: Engine }).analyse;
}
