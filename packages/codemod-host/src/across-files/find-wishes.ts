// What the repair would do about each finding of a run, on the texts as they are now.
import {
  createRepairContext,
  answerAcrossFiles,
  isRefusal,
  returnSendResult,
  type FileEdits,
  type ProjectFile,
  type ProjectOracle,
  type Refusal,
} from '@socket-safety/repairs';
import type { LintFinding } from '@socket-safety/eslint-host';
import { firstLineOf } from '../known-error.ts';
import type { Left } from '../wishes.ts';
import type { ProgramView } from './program-view.ts';
import { keyOf, type AcrossOptions, type Session } from './session.ts';

/** A function that can begin to tell, and what that takes in each file. */
export interface Wish {
  readonly file: string;
  readonly finding: LintFinding;
  readonly edits: FileEdits;
}

/** Asks the repair about each finding, on the texts as they are now. */
export async function findWishes(
  session: Session,
  { candidates, everywhere }: AcrossOptions,
  done: ReadonlySet<string>,
): Promise<{
  readonly wanted: readonly Wish[];
  readonly left: readonly (Left & { readonly file: string })[];
}> {
  const wanted: Wish[] = [];
  const left: (Left & { readonly file: string })[] = [];
  for (const file of candidates.keys()) {
    const text = session.textOf(file) ?? '';
    if (session.silent.get(file) === text || !(await session.isWorthOpening(file, text))) continue;
    const opened = await session.open(file);
    if (opened === null || opened.findings.length === 0) {
      session.silent.set(file, text);
      session.opened.delete(file);
      continue;
    }
    for (const finding of opened.findings) {
      const leave = (reason: string): void =>
        void left.push({ file, codemod: returnSendResult.codemod, finding, reason });
      const earlier = session.refused.get(keyOf(file, finding));
      if (earlier !== undefined) leave(earlier);
      else if (done.has(keyOf(file, finding))) leave('the rewrite would not settle the report');
      else {
        const edits = await askAbout(finding, file, { session, everywhere });
        if (edits === null) continue;
        if (isRefusal(edits)) leave(edits.refused);
        else wanted.push({ file, finding, edits });
      }
    }
  }
  return { wanted, left };
}

/** Null where the function is none of this run's business. */
async function askAbout(
  { finding }: LintFinding,
  file: string,
  { session, everywhere }: { readonly session: Session; readonly everywhere: boolean },
): Promise<FileEdits | Refusal | null> {
  const { about } = finding;
  const opened = session.opened.get(file);
  if (about.kind !== 'sender' || opened === null || opened === undefined) return null;
  const view = await session.viewOf(file);
  if (view === null || !view.holds(file)) {
    if (!everywhere) return null;
    const context = createRepairContext(opened.context.source, { file });
    const edits = returnSendResult.repair(finding, context);
    return isRefusal(edits) ? edits : new Map([[file, context.finish(edits)]]);
  }
  await putIn(about.sender.text, view, session);
  const names = view.namesOf({ file, range: about.sender.name.range });
  const foreign = names.find((spot) => isSource(spot.file) && session.textOf(spot.file) === null);
  if (foreign !== undefined)
    return { refused: `it is used in ${foreign.file}, which is not part of this run` };
  for (const spot of names) await session.open(spot.file);
  // What one rewrite adds to a file, another one does not need.
  const contexts = new Map<string, ProjectFile | null>();
  const fresh = (path: string): ProjectFile | null => {
    const known = contexts.get(path);
    if (known !== undefined) return known;
    const one = session.opened.get(path) ?? null;
    const made = one && { ...one, context: createRepairContext(one.context.source, { file: path }) };
    contexts.set(path, made);
    return made;
  };
  const project: ProjectOracle = {
    namesOf: (name) => view.namesOf(name),
    fileOf: (path) => (isSource(path) ? fresh(path) : null),
  };
  try {
    return answerAcrossFiles(about.sender, file, project);
  } catch (thrown) {
    return { refused: firstLineOf(thrown) };
  }
}

/** Files of other packages that speak of the function are looked at too, where the compiler can link them. */
async function putIn(name: string, view: ProgramView, session: Session): Promise<void> {
  const missing = new Map<string, string>();
  for (const file of await session.readAll()) {
    const text = session.textOf(file);
    if (text !== null && text.includes(name) && !view.holds(file)) missing.set(file, text);
  }
  if (missing.size > 0) view.update(missing);
}

function isSource(file: string): boolean {
  return !file.includes('/node_modules/') && !/\.d\.[cm]?ts$/.test(file);
}
