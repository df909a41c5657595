// A project as ts-morph sees it: who names the same function, and what the compiler has to say. The one place that knows ts-morph.
import type { Spot } from '@socket-safety/repairs';
import type { Project, SourceFile, ts } from 'ts-morph';
import { firstLineOf } from '../known-error.ts';

/** The files of one tsconfig.json, and others that are put beside them. */
export interface ProgramView {
  readonly holds: (file: string) => boolean;
  readonly textOf: (file: string) => string | null;
  /** Gives files other texts; a file that is new here is put in. */
  readonly update: (texts: ReadonlyMap<string, string>) => void;
  readonly namesOf: (name: Spot) => readonly Spot[];
  /** What the compiler says of the files in whose text a name stands: one line per message, sorted. */
  readonly errorsAbout: (names: readonly string[]) => readonly string[];
}

/** Opens a project. Loads ts-morph when it is first called. Throws where tsconfig.json cannot be read. */
export async function openProgram(
  tsconfig: string,
  texts: ReadonlyMap<string, string>,
): Promise<ProgramView> {
  const { Project: Projects } = await import('ts-morph');
  const project: Project = new Projects({
    tsConfigFilePath: tsconfig,
    compilerOptions: { noEmit: true, composite: false, incremental: false, skipLibCheck: true },
  });
  const update = (changed: ReadonlyMap<string, string>): void => {
    for (const [file, text] of changed) {
      const known = project.getSourceFile(file);
      if (known === undefined) project.createSourceFile(file, text, { overwrite: true });
      else if (known.getFullText() !== text) known.replaceWithText(text);
    }
  };
  update(texts);
  return {
    holds: (file) => project.getSourceFile(file) !== undefined,
    textOf: (file) => project.getSourceFile(file)?.getFullText() ?? null,
    update,
    namesOf: (name) => namesOf(name, project),
    errorsAbout: (names) => {
      const program = project.getProgram().compilerObject;
      const files = project
        .getSourceFiles()
        .filter((one) => !isOutside(one) && names.some((name) => one.getFullText().includes(name)));
      return files.flatMap((one) => messagesOf(one, program)).sort();
    },
  };
}

/** What an object is given by a name alone, `{ deliver }`, is named by whatever its property is named by. */
function namesOf(name: Spot, project: Project): readonly Spot[] {
  const found = new Map<string, Spot>();
  const waiting = [name];
  for (let spot = waiting.pop(); spot !== undefined; spot = waiting.pop()) {
    const named = project.getSourceFile(spot.file)?.getDescendantAtPos(spot.range[0]);
    for (const symbol of named === undefined ? [] : project.getLanguageService().findReferences(named))
      for (const reference of symbol.getReferences()) {
        const span = reference.getTextSpan();
        const other: Spot = {
          file: reference.getSourceFile().getFilePath(),
          range: [span.getStart(), span.getEnd()],
        };
        const key = `${other.file}:${other.range[0]}`;
        if (found.has(key)) continue;
        found.set(key, other);
        if (reference.getNode().getParent()?.getKindName() === 'ShorthandPropertyAssignment')
          waiting.push(other);
      }
  }
  return [...found.values()];
}

function isOutside(file: SourceFile): boolean {
  return file.isDeclarationFile() || file.isInNodeModules();
}

/** Where the compiler itself fails, that is what it says: the same before and after, or a reason to leave a rewrite. */
function messagesOf(file: SourceFile, program: ts.Program): readonly string[] {
  const path = file.getFilePath();
  try {
    const found = [
      ...program.getSyntacticDiagnostics(file.compilerNode),
      ...program.getSemanticDiagnostics(file.compilerNode),
    ];
    return found.map(({ code, messageText }) => `${path}: TS${code} ${textOf(messageText)}`);
  } catch (thrown) {
    return [`${path}: the compiler fails: ${firstLineOf(thrown)}`];
  }
}

function textOf(message: string | ts.DiagnosticMessageChain): string {
  return typeof message === 'string' ? message : message.messageText;
}
