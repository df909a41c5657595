// The compiler's and the strict linters' opinion of texts, all of them in one program.
import { dirname, join } from 'node:path';
import ts from 'typescript';

const folder = join(import.meta.dirname, 'rows');
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
  host.getCurrentDirectory = () => dirname(folder);
  return { program: ts.createProgram(files, options, host), files, textOf };
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
