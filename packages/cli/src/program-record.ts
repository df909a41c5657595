// What a TypeScript program was made from, so that a later run can tell whether it would be the same without making it.
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type ts from 'typescript';
import { nameOf } from './wording.ts';
import { resolve } from 'node:path';

/**
 * One question of the compiler and its answer.
 *
 * | kind      | the answer                                      |
 * | --------- | ------------------------------------------------ |
 * | `text`    | hash of the file's text, empty where it is absent |
 * | `file`    | `1` where there is such a file                  |
 * | `folder`  | `1` where there is such a folder                |
 * | `folders` | hash of the names of the folders in it          |
 * | `real`    | the path that links lead to                     |
 */
type Kind = 'text' | 'file' | 'folder' | 'folders' | 'real';
type Answer = readonly [kind: Kind, path: string, answer: string];

/** Paths stand relative to the folder of the run. */
export interface ProgramRecord {
  /** Hash of the options and the list of files. */
  readonly config: string;
  readonly answers: readonly Answer[];
}

type Host = Pick<
  ts.CompilerHost,
  'fileExists' | 'readFile' | 'directoryExists' | 'getDirectories' | 'realpath'
>;

/** Notes each question that a compiler asks. */
export interface ProgramRecorder {
  /** Wraps a host. */
  readonly watch: <H extends Host>(host: H) => H;
  readonly noteText: (path: string, text: string | undefined) => void;
  readonly record: (config: string, cwd: string) => ProgramRecord;
}

export function createRecorder(): ProgramRecorder {
  const answers = new Map<string, readonly [Kind, string, string]>();
  const note = (kind: Kind, path: string, answer: string): void =>
    void answers.set(`${kind} ${path}`, [kind, path, answer]);
  const noteText = (path: string, text: string | undefined) => note('text', path, hashOfText(text));
  return {
    watch: (host) => ({
      ...host,
      fileExists(path: string) {
        const exists = host.fileExists(path);
        note('file', path, flag(exists));
        return exists;
      },
      readFile(path: string) {
        const text = host.readFile(path);
        noteText(path, text);
        return text;
      },
      directoryExists(path: string) {
        const exists = host.directoryExists?.(path) ?? existsSync(path);
        note('folder', path, flag(exists));
        return exists;
      },
      getDirectories(path: string) {
        const names = host.getDirectories?.(path) ?? [];
        note('folders', path, hashOfNames(names));
        return names;
      },
      realpath(path: string) {
        const real = host.realpath?.(path) ?? path;
        note('real', path, real);
        return real;
      },
    }),
    noteText,
    record: (config, cwd) => ({
      config: hash(config.replaceAll(cwd, '.')),
      answers: [...answers.values()]
        .map(([kind, path, answer]): Answer => [
          kind,
          nameOf(path, cwd),
          kind === 'real' ? nameOf(answer, cwd) : answer,
        ])
        .sort(([leftKind, left], [rightKind, right]) =>
          `${left} ${leftKind}` < `${right} ${rightKind}` ? -1 : 1,
        ),
    }),
  };
}

/** Tells whether every question would still be answered in the same way. */
export function stillHolds({ config, answers }: ProgramRecord, now: string, cwd: string): boolean {
  return (
    config === hash(now.replaceAll(cwd, '.')) &&
    answers.every(([kind, name, answer]) => answerNow(kind, resolve(cwd, name), cwd) === answer)
  );
}

const states = new WeakMap<ProgramRecord, string>();

/** The record as one hash. */
export function stateOf(record: ProgramRecord): string {
  let state = states.get(record);
  if (state === undefined) states.set(record, (state = hash(JSON.stringify(record))));
  return state;
}

function answerNow(kind: Kind, path: string, cwd: string): string {
  const entry = statSync(path, { throwIfNoEntry: false });
  switch (kind) {
    case 'text':
      return hashOfText(entry?.isFile() === true ? readFileSync(path, 'utf8') : undefined);
    case 'file':
      return flag(entry?.isFile() === true);
    case 'folder':
      return flag(entry?.isDirectory() === true);
    case 'folders':
      return hashOfNames(entry?.isDirectory() === true ? foldersIn(path) : []);
    case 'real':
      return nameOf(entry === undefined ? path : realpathSync(path), cwd);
  }
}

function foldersIn(path: string): readonly string[] {
  return readdirSync(path).filter(
    (name) => statSync(`${path}/${name}`, { throwIfNoEntry: false })?.isDirectory() === true,
  );
}

function hashOfText(text: string | undefined): string {
  // TypeScript leaves a byte order mark out.
  return text === undefined ? '' : hash(text.replace(/^\uFEFF/, ''));
}

function hashOfNames(names: readonly string[]): string {
  return hash([...names].sort().join('\n'));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

function flag(holds: boolean): string {
  return holds ? '1' : '0';
}
