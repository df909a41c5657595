// The declarations of everything that is installed, as programs: one for Node and browsers, and one for each runtime whose
// globals are others.
import type { Library } from '@socket-safety/libraries';
import ts from 'typescript';
import { createTypedProgram, type ProgramOptions } from '../../case-tests/typed-program.ts';
import type { Named, Scope } from './declared-names.ts';

/** A program, and where the names of a library are found in it. */
export interface Declarations {
  readonly checker: ts.TypeChecker;
  readonly scopeOf: (library: Library) => Scope;
}

const NOTHING: Named = { value: [], type: [], isNamespace: false, within: () => NOTHING };

/** A program takes seconds, and rows are checked again with other names. */
const known = new Map<string, Declarations>();

/** Reads the declarations of the modules of some libraries. */
export function readDeclarations(libraries: readonly Library[], options?: ProgramOptions): Declarations {
  const specifiers = [...new Set(libraries.flatMap(({ modules }) => modules))];
  const key = JSON.stringify({ specifiers, options });
  const declarations = known.get(key) ?? declarationsOf(specifiers, options);
  known.set(key, declarations);
  return declarations;
}

function declarationsOf(specifiers: readonly string[], options: ProgramOptions | undefined): Declarations {
  const text = specifiers.map((module, index) => `import * as m${index} from '${module}';`).join('\n');
  const file = '/declared/modules.ts';
  const program = createTypedProgram(new Map([[file, text]]), options);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  if (source === undefined) throw new Error(`The program lacks "${file}".`);

  const modules = new Map<string, ts.Symbol>();
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue;
    const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (symbol !== undefined) modules.set(statement.moduleSpecifier.text, symbol);
  }
  const everything =
    ts.SymbolFlags.Value | ts.SymbolFlags.Type | ts.SymbolFlags.Namespace | ts.SymbolFlags.Alias;
  const globals = new Map(
    checker.getSymbolsInScope(source, everything).map((symbol) => [symbol.name, symbol] as const),
  );

  return {
    checker,
    scopeOf: (library) => ({
      modules: library.modules.filter((module) => modules.has(module)),
      global: (name) => namedBy(globals.get(name)),
      exported: (module, name) => namedBy(exportOf(modules.get(module), name)),
    }),
  };

  function exportOf(module: ts.Symbol | undefined, name: string): ts.Symbol | undefined {
    if (module === undefined) return undefined;
    const all = checker.getExportsOfModule(module);
    const own = all.find((symbol) => symbol.name === name);
    if (own !== undefined) return own;
    // `module.exports = …`, which is what `import` calls the default.
    const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals) ?? all.find(isDefault);
    if (whole === undefined) return undefined;
    if (name === 'default') return whole;
    return checker.getPropertyOfType(checker.getTypeOfSymbol(settled(whole)), name);
  }

  function namedBy(symbol: ts.Symbol | undefined): Named {
    if (symbol === undefined) return NOTHING;
    const meant = settled(symbol);
    const isNamespace = (meant.flags & ts.SymbolFlags.Namespace) !== 0;
    return {
      value: (meant.flags & ts.SymbolFlags.Value) === 0 ? [] : [checker.getTypeOfSymbol(meant)],
      type: (meant.flags & ts.SymbolFlags.Type) === 0 ? [] : [checker.getDeclaredTypeOfSymbol(meant)],
      isNamespace,
      within: (name) =>
        !isNamespace
          ? NOTHING
          : namedBy(checker.getExportsOfModule(meant).find((inner) => inner.name === name)),
    };
  }

  function settled(symbol: ts.Symbol): ts.Symbol {
    return (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  }
}

function isDefault({ name }: ts.Symbol): boolean {
  return name === 'default';
}
