// Functions that send begin to tell, in all files of a run at once. In: the texts of the files. Out: those that changed, what was done
// and what was left. A step is kept only if the compiler has nothing to say that it did not say before; it goes on until nothing
// changes, so that a second run has nothing to do.
import { findEvidence, librariesForSettings, withoutChecker } from '@socket-safety/analysis';
import {
  defaultHost,
  importsOf,
  type Host,
  type LintFinding,
  type RuleUse,
} from '@socket-safety/eslint-host';
import {
  answerAcrossFiles,
  applyEdits,
  createRepairContext,
  isRefusal,
  returnSendResult,
  touches,
  type Edit,
  type FileEdits,
  type ProjectFile,
  type ProjectOracle,
  type Refusal,
} from '@socket-safety/repairs';
import type { SettingsLookup } from '../configuration.ts';
import { firstLineOf } from '../known-error.ts';
import { lineEndingOf, withLineEnding } from '../line-endings.ts';
import type { TypeSource } from '../project.ts';
import type { Passes } from '../rewrite.ts';
import { SKIPPED, type Decisions, type Proposed } from '../rewrite-in-turn.ts';
import type { Left } from '../wishes.ts';
import { openFile, type OpenedFile } from './opened-file.ts';
import { openProgram, type ProgramView } from './program-view.ts';

const MOST_STEPS = 40;

/** What to look through. */
export interface AcrossOptions {
  /** The files that speak of a library, by absolute path, without byte order marks. */
  readonly candidates: ReadonlyMap<string, string>;
  /** Those of them whose text is not the one on disk. */
  readonly dirty: ReadonlyMap<string, string>;
  /** Reads the other files of the run; called once there is something to rewrite. */
  readonly readOthers: () => Promise<ReadonlyMap<string, string>>;
  readonly uses: readonly RuleUse[];
  readonly settingsFor: SettingsLookup;
  readonly types: TypeSource | null;
  /** Also files without a tsconfig.json, as far as one file alone can be judged. */
  readonly everywhere: boolean;
  /** Asked about each function; absent: all that can begin to tell. */
  readonly decisions?: Decisions;
}

/** What came of a run. */
export interface AcrossOutcome {
  /** New texts, of the files that changed. */
  readonly changed: ReadonlyMap<string, string>;
  /** Functions that tell now, by file and rule. */
  readonly applied: readonly { readonly file: string; readonly rule: string }[];
  readonly left: readonly (Left & { readonly file: string })[];
  /** The edits of each step that was kept, by file. */
  readonly passes: ReadonlyMap<string, Passes>;
  /** The texts of the changed files as they were given. */
  readonly originals: ReadonlyMap<string, string>;
}

/** Rewrites across files. What goes wrong in one function costs that function alone. */
export async function rewriteAcross(options: AcrossOptions): Promise<AcrossOutcome> {
  const session = createSession(options);
  const applied: { file: string; rule: string }[] = [];
  const left = new Map<string, Left & { readonly file: string }>();
  const done = new Set<string>();
  for (let step = 0; step < MOST_STEPS; step++) {
    const wishes = await findWishes(session, options, done);
    left.clear();
    if (wishes.wanted.length === 0 && wishes.left.length === 0) break;
    for (const refused of wishes.left) left.set(`${refused.file}:${refused.finding.line}`, refused);
    const made = await makeTogether(await agreed(wishes.wanted, session, options.decisions), session);
    for (const { file, finding } of made) {
      done.add(keyOf(file, finding));
      applied.push({ file, rule: finding.rule });
    }
    if (made.length === 0) break;
  }
  const { changed, originals, passes } = session;
  return { changed, originals, passes, applied, left: [...left.values()] };
}

/** Wishes that nobody speaks against. Of several that meet, only the first is asked about, since the others will look different. */
async function agreed(
  wishes: readonly Wish[],
  session: Session,
  decisions: Decisions | undefined,
): Promise<readonly Wish[]> {
  if (decisions === undefined) return wishes;
  const taken: Wish[] = [];
  for (const wish of wishes) {
    if (taken.some((other) => meet(wish.edits, other.edits))) continue;
    const isTaken = decisions.mood() === 'asking' && (await decisions.take(proposedBy(wish, session)));
    if (isTaken) taken.push(wish);
    else session.refused.set(keyOf(wish.file, wish.finding), SKIPPED);
  }
  return taken;
}

function proposedBy({ finding, edits }: Wish, session: Session): Proposed {
  const changes = [...edits].map(([file, own]) => {
    const before = session.textOf(file) ?? '';
    return { file, before, after: applyEdits(before, withLineEnding(own, lineEndingOf(before))) };
  });
  return { codemod: returnSendResult.codemod, findings: [finding], changes };
}

interface Wish {
  readonly file: string;
  readonly finding: LintFinding;
  readonly edits: FileEdits;
}

interface Session {
  readonly changed: Map<string, string>;
  readonly passes: Map<string, Passes>;
  readonly originals: Map<string, string>;
  readonly textOf: (file: string) => string | null;
  readonly open: (file: string) => Promise<OpenedFile | null>;
  readonly opened: Map<string, OpenedFile | null>;
  /** Null where no tsconfig.json holds the file. */
  readonly viewOf: (file: string) => Promise<ProgramView | null>;
  readonly refused: Map<string, string>;
  /** Texts in which no function is reported, by file: their trees are not kept. */
  readonly silent: Map<string, string>;
  /** Tells whether a text can hold a socket at all. */
  readonly isWorthOpening: (file: string, text: string) => Promise<boolean>;
  /** Every file of the run. */
  readonly readAll: () => Promise<readonly string[]>;
}

function createSession({ candidates, dirty, readOthers, uses, settingsFor, types }: AcrossOptions): Session {
  const changed = new Map<string, string>();
  const opened = new Map<string, OpenedFile | null>();
  const views = new Map<string, Promise<ProgramView | null>>();
  let others: ReadonlyMap<string, string> | null = null;
  const textOf = (file: string): string | null =>
    changed.get(file) ?? candidates.get(file) ?? others?.get(file) ?? null;
  const host: Host = { ...defaultHost, readText: (file) => textOf(file) ?? defaultHost.readText(file) };
  return {
    changed,
    passes: new Map(),
    originals: new Map(),
    textOf,
    opened,
    refused: new Map(),
    silent: new Map(),
    async isWorthOpening(file, text) {
      const libraries = librariesForSettings(await settingsFor(file), host.libraries);
      const evidence = findEvidence(text, libraries);
      const counted =
        types === null
          ? withoutChecker(evidence, text, { imports: importsOf(file, host), libraries })
          : evidence;
      return counted.sockets;
    },
    async readAll() {
      others ??= await readOthers();
      return [...candidates.keys(), ...others.keys()];
    },
    async open(file) {
      const known = opened.get(file);
      if (known !== undefined) return known;
      const text = textOf(file);
      const program = text === null ? null : (types?.programFor(file, text) ?? null);
      const reading = { uses, settings: await settingsFor(file), host, program };
      const one = text === null ? null : openFile(file, text, reading);
      opened.set(file, one);
      return one;
    },
    viewOf(file) {
      const tsconfig = types?.tsconfigOf?.(file) ?? null;
      if (tsconfig === null) return Promise.resolve(null);
      let view = views.get(tsconfig);
      // A project that cannot be opened is none; the files are then judged one by one.
      if (view === undefined) {
        view = openProgram(tsconfig, new Map([...dirty, ...changed])).catch(() => null);
        views.set(tsconfig, view);
      }
      return view;
    },
  };
}

/** Asks the repair about each finding, on the texts as they are now. */
async function findWishes(
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

/** Makes the wishes that fit together; where the compiler objects, each half of them by itself. */
async function makeTogether(wishes: readonly Wish[], session: Session): Promise<readonly Wish[]> {
  const taken: Wish[] = [];
  for (const wish of wishes) if (!taken.some((other) => meet(wish.edits, other.edits))) taken.push(wish);
  return makeMost(taken, session);
}

async function makeMost(wishes: readonly Wish[], session: Session): Promise<readonly Wish[]> {
  if (wishes.length === 0 || (await make(wishes, session)) === null) return wishes;
  if (wishes.length === 1) return [];
  const middle = Math.ceil(wishes.length / 2);
  const first = await makeMost(wishes.slice(0, middle), session);
  const changed = new Set(first.flatMap(({ edits }) => [...edits.keys()]));
  // Positions in a file that has changed mean nothing any more.
  const rest = wishes
    .slice(middle)
    .filter(({ edits }) => ![...edits.keys()].some((file) => changed.has(file)));
  return [...first, ...(await makeMost(rest, session))];
}

/** Returns why the result cannot be kept, or null. */
async function make(wishes: readonly Wish[], session: Session): Promise<string | null> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  const made = new Map<string, readonly Edit[]>();
  for (const file of new Set(wishes.flatMap(({ edits }) => [...edits.keys()]))) {
    const text = session.textOf(file);
    if (text === null) return 'a file is gone';
    const edits = withLineEnding(
      wishes.flatMap((wish) => wish.edits.get(file) ?? []),
      lineEndingOf(text),
    );
    made.set(file, edits);
    before.set(file, text);
    if (!session.originals.has(file)) session.originals.set(file, text);
    after.set(file, applyEdits(text, edits));
  }
  const names = wishes.map(({ finding: { finding } }) =>
    finding.about.kind === 'sender' ? finding.about.sender.text : '',
  );
  const views = new Set<ProgramView>();
  for (const file of after.keys()) {
    const view = await session.viewOf(file);
    if (view !== null) views.add(view);
  }
  const errors = [...views].map((view) => view.errorsAbout(names));
  put(after);
  const added = [...views].flatMap((view, at) => newOnes(errors[at] ?? [], view.errorsAbout(names)));
  let isBroken = false;
  for (const file of after.keys()) isBroken ||= (await session.open(file)) === null;
  const [first] = added;
  if (first === undefined && !isBroken) {
    for (const [file, edits] of made) session.passes.set(file, [...(session.passes.get(file) ?? []), edits]);
    return null;
  }
  put(before);
  const reason =
    first === undefined ? 'the rewritten text would not parse' : `it would not compile: ${shortened(first)}`;
  if (wishes.length === 1)
    for (const { file, finding } of wishes) session.refused.set(keyOf(file, finding), reason);
  return reason;

  function put(texts: ReadonlyMap<string, string>): void {
    for (const [file, text] of texts) session.changed.set(file, text);
    // A file with findings may have followed an import into one of them.
    for (const [file, opened] of session.opened)
      if (texts.has(file) || opened === null || opened.findings.length > 0) session.opened.delete(file);
    for (const view of views) view.update(texts);
  }
}

function meet(left: FileEdits, right: FileEdits): boolean {
  for (const [file, edits] of left)
    if (edits.some((edit) => right.get(file)?.some((other) => touches(edit, other)))) return true;
  return false;
}

/** Lines that the second list has more often than the first. */
function newOnes(before: readonly string[], after: readonly string[]): readonly string[] {
  const known = [...before];
  return after.filter((line) => {
    const at = known.indexOf(line);
    if (at === -1) return true;
    known.splice(at, 1);
    return false;
  });
}

function shortened(message: string): string {
  return message.length > 160 ? `${message.slice(0, 159)}…` : message;
}

function keyOf(file: string, { finding, rule }: LintFinding): string {
  return `${file} ${rule} ${finding.about.kind === 'sender' ? finding.about.sender.text : finding.node.range[0]}`;
}
