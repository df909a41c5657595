// A program over texts, with the declarations of the libraries that are installed to be replayed. They are no part of the main
// install, so there may be none.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const REPLAYED = fileURLToPath(new URL('../../replayed/libraries/', import.meta.url));

/** Tells whether the declarations are there; without them a test with types has nothing to say. */
export const hasDeclarations = existsSync(`${REPLAYED}node_modules/@types/ws/index.d.ts`);

/** How long a test waits for a program, on a busy machine. */
export const PROGRAM_MS = 60_000;

/** What a test says where they are not. */
export const NO_DECLARATIONS =
  'skipped: `npm ci` in packages/testkit/replayed/libraries installs the declarations';

export interface ProgramOptions {
  /** Packages whose globals hold everywhere; `node` when nothing else is said. */
  readonly types?: readonly string[];
  /** `lib.*.d.ts` by the names of tsconfig.json; ES2023 and DOM when nothing else is said. */
  readonly lib?: readonly string[];
}

/** Creates a program; `texts` are by absolute path, which need not exist. Packages resolve as if they stood beside the libraries. */
export function createTypedProgram(
  texts: ReadonlyMap<string, string>,
  { types = ['node'], lib = ['es2023', 'dom', 'dom.iterable'] }: ProgramOptions = {},
): ts.Program {
  const options: ts.CompilerOptions = {
    strict: true,
    allowJs: true,
    noEmit: true,
    skipLibCheck: true,
    jsx: ts.JsxEmit.Preserve,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // Else the names of files without imports would clash.
    moduleDetection: ts.ModuleDetectionKind.Force,
    allowImportingTsExtensions: true,
    types: [...types],
    typeRoots: [`${REPLAYED}node_modules/@types`, `${REPLAYED}node_modules`],
    lib: lib.map((name) => `lib.${name}.d.ts`),
  };
  const host = ts.createCompilerHost(options);
  const disk = { ...host };
  host.fileExists = (name) => texts.has(name) || disk.fileExists(name);
  // Folders of texts need not exist either.
  host.directoryExists = () => true;
  host.readFile = (name) => texts.get(name) ?? disk.readFile(name);
  host.getSourceFile = (name, language) => {
    const text = texts.get(name);
    return text === undefined
      ? sharedSource(name, language, disk)
      : ts.createSourceFile(name, text, language, true);
  };
  host.resolveModuleNameLiterals = (names, containing, redirected, settings, source) =>
    names.map((literal) => {
      const isOfTexts = texts.has(containing) && !literal.text.startsWith('.');
      const from = isOfTexts ? `${REPLAYED}text.ts` : containing;
      const mode = ts.getModeForUsageLocation(source, literal, settings);
      return ts.resolveModuleName(literal.text, from, settings, host, undefined, redirected, mode);
    });
  return ts.createProgram({ rootNames: [...texts.keys()], options, host });
}

/** Declarations are read once, whatever the number of programs. */
const shared = new Map<string, ts.SourceFile | undefined>();

function sharedSource(
  name: string,
  language: ts.ScriptTarget | ts.CreateSourceFileOptions,
  disk: ts.CompilerHost,
): ts.SourceFile | undefined {
  const key = `${name} ${typeof language === 'object' ? String(language.impliedNodeFormat) : ''}`;
  if (!shared.has(key)) shared.set(key, disk.getSourceFile(name, language));
  return shared.get(key);
}
