// One tsconfig.json and its program.
import { existsSync } from 'node:fs';
import { firstLineOf, type Program } from '@socket-safety/codemod-host';
import type ts from 'typescript';
import { createRecorder, stillHolds, type ProgramRecord, type ProgramRecorder } from './program-record.ts';

/** A tsconfig.json that could be read. */
export interface TypedProject {
  readonly tsconfig: string;
  /** Paths of the tsconfig files that it references. */
  readonly references: readonly string[];
  readonly holds: (file: string) => boolean;
  /** Returns a program in which the file has this text. */
  readonly programFor: (file: string, text: string) => Program;
  /** Lets go of the memory; the next call starts afresh. */
  readonly forget: () => void;
  /** Tells what the program was made from; null where none was made. */
  readonly recordOf: (cwd: string) => ProgramRecord | null;
  /** Tells whether the program would be made from the same as an earlier one. */
  readonly isAsIn: (record: ProgramRecord, cwd: string) => boolean;
}

/** Reads a tsconfig.json; null where there is none, or where `tell` has said what is wrong with it. */
export function createTypedProject(
  tsconfig: string,
  loadTypescript: () => typeof ts,
  tell: (reason: string) => void,
): TypedProject | null {
  if (!existsSync(tsconfig)) return null;
  const typescript = loadTypescript();
  const config = readConfig(tsconfig, typescript, tell);
  if (config === null) return null;
  const names = new Set(config.fileNames.map(withSlashes));
  const texts = new Map<string, string>();
  let sources = new Map<string, ts.SourceFile>();
  let program: ts.Program | null = null;
  let wasMade = false;
  const recorder = createRecorder();
  const settled = JSON.stringify([config.fileNames, config.options]);

  const readSource: ts.CompilerHost['getSourceFile'] = (name, language) => {
    // A program is only made from an old one where unchanged files are the very same objects.
    const known = sources.get(name);
    if (known !== undefined) return known;
    const text = texts.get(name) ?? typescript.sys.readFile(name);
    recorder.noteText(name, text);
    if (text === undefined) return undefined;
    const source = typescript.createSourceFile(name, text, language, true);
    sources.set(name, source);
    return source;
  };

  return {
    tsconfig,
    references: (config.projectReferences ?? []).map((one) => typescript.resolveProjectReferencePath(one)),
    holds: (file) => names.has(withSlashes(file)),
    programFor(file, text) {
      const name = withSlashes(file);
      const wanted = text.replace(/^\uFEFF/, '');
      if (program?.getSourceFile(name)?.text === wanted) return program;
      texts.set(name, wanted);
      sources.delete(name);
      wasMade = true;
      return (program = createProgram(config, readSource, program, recorder, typescript));
    },
    forget() {
      program = null;
      sources = new Map();
    },
    recordOf: (cwd) => (wasMade ? recorder.record(settled, cwd) : null),
    isAsIn: (record, cwd) => stillHolds(record, settled, cwd),
  };
}

function createProgram(
  { fileNames, options }: ts.ParsedCommandLine,
  getSourceFile: ts.CompilerHost['getSourceFile'],
  oldProgram: ts.Program | null,
  { watch }: ProgramRecorder,
  typescript: typeof ts,
): ts.Program {
  // Without its references, so that files of other projects are read as source and not as what may not be built yet.
  return typescript.createProgram({
    rootNames: fileNames,
    options,
    host: { ...watch(typescript.createCompilerHost(options, true)), getSourceFile },
    ...(oldProgram === null ? {} : { oldProgram }),
  });
}

function readConfig(
  tsconfig: string,
  typescript: typeof ts,
  tell: (reason: string) => void,
): ts.ParsedCommandLine | null {
  const print = (problem: ts.Diagnostic) => typescript.flattenDiagnosticMessageText(problem.messageText, ' ');
  try {
    const config = typescript.getParsedCommandLineOfConfigFile(
      tsconfig,
      { noEmit: true, composite: false, incremental: false, skipLibCheck: true },
      { ...typescript.sys, onUnRecoverableConfigFileDiagnostic: (problem) => tell(print(problem)) },
    );
    // A solution file that only references others lists no file. Wrong options are for the compiler to tell.
    if (config === undefined || config.fileNames.length > 0 || config.projectReferences !== undefined)
      return config ?? null;
    tell(config.errors.map(print)[0] ?? 'it lists no files');
    return null;
  } catch (thrown) {
    tell(firstLineOf(thrown));
    return null;
  }
}

function withSlashes(file: string): string {
  return file.replaceAll('\\', '/');
}
