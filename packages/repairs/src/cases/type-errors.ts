// The compiler's and the strict linters' opinion of texts, all of them in one program.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const folder = join(import.meta.dirname, 'rows');
/** Libraries that nothing here depends on; their own `npm ci` installs them. */
const replayed = join(import.meta.dirname, '../../../testkit/replayed/libraries');

const declarations = [
  join(import.meta.dirname, 'declarations/uwebsockets.d.ts'),
  join(replayed, 'node_modules/@types/chrome/index.d.ts'),
  join(replayed, 'node_modules/bun-types/index.d.ts'),
].filter((file) => existsSync(file));

/** Whether texts that import those libraries are held against the real declarations. */
export const hasReplayed = existsSync(join(replayed, 'node_modules'));
const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  types: ['node'],
  skipLibCheck: true,
  noEmit: true,
};

/** Texts as the modules of one program. */
export type RowProgram = ReturnType<typeof createProgram>;

/** Creates a program of texts that each are a module; `files[n]` is the path of the nth. */
export function createProgram(texts: readonly string[]) {
  const files = texts.map((_, at) => join(folder, `row-${at}.mts`));
  const textOf = new Map(files.map((file, at) => [file, texts[at] ?? '']));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (file, ...rest) => {
    const text = textOf.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  };
  host.fileExists = (file) => textOf.has(file) || fileExists(file);
  host.readFile = (file) => textOf.get(file) ?? readFile(file);
  host.directoryExists = (path) => path === folder || ts.sys.directoryExists(path);
  host.resolveModuleNameLiterals = (literals, from, _, settings, source) =>
    literals.map((literal) => {
      const mode = ts.getModeForUsageLocation(source, literal, settings);
      const resolve = (file: string) =>
        ts.resolveModuleName(literal.text, file, settings, host, undefined, undefined, mode);
      const found = resolve(from);
      return found.resolvedModule === undefined && dirname(from) === folder
        ? resolve(join(replayed, 'row.mts'))
        : found;
    });
  host.getCurrentDirectory = () => dirname(folder);
  return { program: ts.createProgram([...files, ...declarations], options, host), files, textOf };
}

/** Lists the messages of the compiler about each text. */
export function typeErrorsOf({ program, files }: RowProgram): readonly (readonly string[])[] {
  return files.map((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '),
    );
  });
}
