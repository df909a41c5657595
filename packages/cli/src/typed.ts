// Types for the command: one TypeScript program per tsconfig.json, made when a file of it is first asked for, and made again
// from the old one when that file's text has changed.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { firstLineOf, type TypeSource } from '@socket-safety/codemod-host';
import type ts from 'typescript';
import type { ProgramRecord } from './program-record.ts';
import { createTypedProject, type TypedProject } from './typed-project.ts';

const require = createRequire(import.meta.url);

/** Programs are large; files come folder by folder, so the last few are enough. */
const MOST_PROGRAMS = 3;

/** Types, and what they were read from. */
export interface RecordedTypes extends TypeSource {
  readonly tsconfigOf: (file: string) => string | null;
  /** Tells what the program of a tsconfig.json was made from; null where none was made. */
  readonly recordOf: (tsconfig: string, cwd: string) => ProgramRecord | null;
  /** Tells whether the program of a tsconfig.json would be made from the same as an earlier one. */
  readonly isAsIn: (tsconfig: string, record: ProgramRecord, cwd: string) => boolean;
}

/**
 * Creates a source of types that looks for the nearest tsconfig.json that holds a file, references included.
 *
 * @param tell hears once per tsconfig.json why there are no types
 */
export function createTypeSource(tell: (tsconfig: string, reason: string) => void): RecordedTypes {
  const projects = new Map<string, TypedProject | null>();
  let recent: readonly TypedProject[] = [];

  return {
    tsconfigOf: (file) => findProject(file)?.tsconfig ?? null,
    recordOf: (tsconfig, cwd) => projects.get(tsconfig)?.recordOf(cwd) ?? null,
    isAsIn: (tsconfig, record, cwd) => projectAt(tsconfig)?.isAsIn(record, cwd) ?? false,
    programFor(file, text) {
      const project = findProject(file);
      if (project === null) return null;
      keepRecent(project);
      try {
        return project.programFor(file, text);
      } catch (thrown) {
        tell(project.tsconfig, firstLineOf(thrown));
        projects.set(project.tsconfig, null);
        return null;
      }
    },
  };

  function keepRecent(project: TypedProject): void {
    recent = [project, ...recent.filter((other) => other !== project)];
    for (const old of recent.slice(MOST_PROGRAMS)) old.forget();
    recent = recent.slice(0, MOST_PROGRAMS);
  }

  function findProject(file: string): TypedProject | null {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const holder = holderOf(file, join(folder, 'tsconfig.json'), new Set());
      if (holder !== null) return holder;
      if (folder === dirname(folder)) return null;
    }
  }

  /** The project itself or one that it references. */
  function holderOf(file: string, tsconfig: string, seen: Set<string>): TypedProject | null {
    if (seen.has(tsconfig)) return null;
    seen.add(tsconfig);
    const project = projectAt(tsconfig);
    if (project === null || project.holds(file)) return project;
    for (const reference of project.references) {
      const holder = holderOf(file, reference, seen);
      if (holder !== null) return holder;
    }
    return null;
  }

  function projectAt(tsconfig: string): TypedProject | null {
    let project = projects.get(tsconfig);
    if (project === undefined) {
      // The one place that loads TypeScript: a run that meets no tsconfig.json goes without.
      const typescript = () => require('typescript') as typeof ts;
      projects.set(
        tsconfig,
        (project = createTypedProject(tsconfig, typescript, (reason) => tell(tsconfig, reason))),
      );
    }
    return project;
  }
}
