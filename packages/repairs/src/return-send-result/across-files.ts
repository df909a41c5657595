// A function begins to tell, with everything in the project that has to follow: what it fulfils and what overrides it, the functions
// that hand on its result, and callers that say that they give nothing.
import type { Sender } from '@socket-safety/analysis';
import { isRefusal, type Edit, type Refusal } from '../repair.ts';
import { isSameEdit } from '../planner-edits.ts';
import { answerWith } from './answering-function.ts';
import { findTrouble } from './caller.ts';
import { countReached } from './count-reached.ts';
import { dropResult } from './drop-result.ts';
import { keepFailure } from './keep-failure.ts';
import { readPlace, type NamedPlace } from './named-place.ts';
import { answerOverride, classOf, extendsClass, isSilent } from './overriding.ts';
import type { ProjectFile, ProjectOracle } from './project-oracle.ts';
import { wordsFor } from './result-words.ts';
import { sayInType } from './said-result.ts';

/** Edits by file. */
export type FileEdits = ReadonlyMap<string, readonly Edit[]>;

/** Makes a sending function of a file tell, in all files; refuses where some code would no longer do what it did. */
export function answerAcrossFiles(sender: Sender, file: string, project: ProjectOracle): FileEdits | Refusal {
  const work: Work = { project, edits: new Map(), begun: new Set() };
  const refusal = answer(sender, file, work);
  if (refusal !== null) return refusal;
  for (const [path, edits] of work.edits) work.edits.set(path, finished(edits, project.fileOf(path)));
  for (const edits of work.edits.values())
    for (const [at, edit] of edits.entries())
      if (edits.slice(at + 1).some((other) => overlap(edit, other)))
        return { refused: 'several of its functions have to change in the same place' };
  return work.edits;
}

interface Work {
  readonly project: ProjectOracle;
  readonly edits: Map<string, Edit[]>;
  /** Functions that are being changed, as `file:offset`. */
  readonly begun: Set<string>;
}

interface Named {
  readonly file: string;
  readonly opened: ProjectFile;
  readonly place: NamedPlace;
}

function answer(sender: Sender, file: string, work: Work): Refusal | null {
  const { project, begun } = work;
  const key = keyOf(sender, file);
  if (begun.has(key)) return null;
  begun.add(key);
  const own = project.fileOf(file);
  if (own === null) return { refused: 'its file is not part of this run' };
  const words = wordsFor(sender, own.context.source);
  const edits = answerWith(sender, own.context);
  if (isRefusal(edits)) return edits;
  add(work, file, edits);

  const places = readPlaces(sender, file, project);
  if (isRefusal(places)) return places;
  const others = places.filter(
    ({ place, file: at }) => place.kind === 'body' && !(at === file && place.fn === sender.node),
  );
  const followers = others.map((other) => follow(other, words.type, work));
  const refused = overrideWith(sender, others, followers, work);
  if (refused !== null) return refused;
  // Where one of them cannot follow, what they have in common goes on saying `void`, which allows any result.
  if (followers.every((follower) => follower !== null)) {
    for (const { sender: other, file: at } of followers.flat()) {
      const refusal = answer(other, at, work);
      if (refusal !== null)
        return { refused: `\`${other.text}\` in another place has to follow: ${refusal.refused}` };
    }
    for (const { place, file: at } of places) {
      if (place.kind !== 'signature' || place.returns === null) continue;
      const said = sayInType(place.returns, words);
      if (!isRefusal(said)) add(work, at, said);
    }
  }
  for (const named of places) {
    const refusal = settleUse(named, sender, work);
    if (refusal !== null) return refusal;
  }
  return null;
}

function readPlaces(
  sender: Sender,
  file: string,
  { namesOf, fileOf }: ProjectOracle,
): readonly Named[] | Refusal {
  const places: Named[] = [];
  for (const spot of namesOf({ file, range: sender.name.range })) {
    const opened = fileOf(spot.file);
    // Declarations of packages stay as they are; they say `void`, which allows any result.
    if (opened === null) continue;
    const place = readPlace(opened.context.source, spot.range);
    if (place === null) return { refused: 'a place that names it cannot be read' };
    places.push({ ...spot, opened, place });
  }
  return places;
}

/** The functions to change along with the one at hand; null where this one cannot give the same. */
function follow(
  { file, opened, place }: Named,
  type: 'boolean' | 'number',
  { begun }: Work,
): readonly { readonly sender: Sender; readonly file: string }[] | null {
  if (place.kind !== 'body') return [];
  const other = opened.senders.find(({ node }) => node === place.fn);
  if (other === undefined) return null;
  if (begun.has(keyOf(other, file))) return [];
  const words = wordsFor(other, opened.context.source);
  if (words.type !== type) return null;
  if (other.told === 'truth' || other.told === 'count') return [];
  return other.told === 'something' ? null : [{ sender: other, file }];
}

/** Methods that override it tell too, and count as followers then. */
function overrideWith(
  sender: Sender,
  others: readonly Named[],
  followers: ReturnType<typeof follow>[],
  work: Work,
): Refusal | null {
  answerSilent(sender, others, followers, work);
  const classes = new Set([classOf(sender.node)?.id?.name].filter((name) => name !== undefined));
  // A class may stand before the one that it extends.
  for (let known = -1; known < classes.size;) {
    known = classes.size;
    for (const [at, { place, opened, file }] of others.entries()) {
      if (place.kind !== 'body' || !extendsClass(place.fn, classes)) continue;
      const own = classOf(place.fn)?.id?.name;
      if (own !== undefined) classes.add(own);
      if (followers[at] !== null) continue;
      const { source } = opened.context;
      const edits = answerOverride(place.fn, place.name, wordsFor(sender, source), source);
      if (isRefusal(edits)) return { refused: `a method that overrides it cannot tell: ${edits.refused}` };
      add(work, file, edits);
      followers[at] = [];
      // Once more, for what extends this class.
      known = -1;
    }
  }
  return null;
}

/** Methods beside it that reach nobody count as followers, so that what they have in common can tell. */
function answerSilent(
  sender: Sender,
  others: readonly Named[],
  followers: ReturnType<typeof follow>[],
  work: Work,
): void {
  for (const [at, { place, opened, file }] of others.entries()) {
    if (followers[at] !== null || place.kind !== 'body') continue;
    if (classOf(place.fn) === null || !isSilent(place.fn)) continue;
    const { source } = opened.context;
    const edits = answerOverride(place.fn, place.name, wordsFor(sender, source), source);
    if (isRefusal(edits)) continue;
    add(work, file, edits);
    followers[at] = [];
  }
}

/** Lets a use of the function live with its result. */
function settleUse({ file, opened, place }: Named, sender: Sender, work: Work): Refusal | null {
  if (place.kind !== 'use') return null;
  const trouble = findTrouble(place.node, sender);
  if (trouble === null) return null;
  const handing = opened.senders.find(
    ({ calls, told }) =>
      (told === 'nothing' || told === 'rejection') && calls.some(({ node }) => node === trouble.call),
  );
  if (handing !== undefined && (trouble.isGiven || trouble.kind === 'passes'))
    return answer(telling(handing, sender, trouble.call), file, work);
  const { source } = opened.context;
  // Whatever else the function around does goes on without the rejection.
  if (trouble.kind === 'passes') {
    if (trouble.call !== null) add(work, file, countReached(trouble.call, source));
    return null;
  }
  if (trouble.kind === 'rejection' || trouble.call === null) return { refused: trouble.because };
  const edits =
    trouble.kind === 'catch' ? keepFailure(trouble.call, source) : dropResult(trouble.call, source);
  if (isRefusal(edits)) return edits;
  add(work, file, edits);
  return null;
}

/** A function as it will be once the one that it calls tells. */
function telling(handing: Sender, { reach }: Sender, call: unknown): Sender {
  const told = reach === 'many' ? 'count' : 'truth';
  const calls = handing.calls.map((one) => (one.node === call ? ({ ...one, told } as const) : one));
  return { ...handing, calls, reach: reach === 'many' ? 'many' : handing.reach };
}

function keyOf({ node }: Sender, file: string): string {
  return `${file}:${node.range[0]}`;
}

function add({ edits }: Work, file: string, more: readonly Edit[]): void {
  const known = edits.get(file) ?? [];
  known.push(
    ...more.filter(
      (edit) => edit.range[0] === edit.range[1] || !known.some((made) => isSameEdit(made, edit)),
    ),
  );
  edits.set(file, known);
}

/** With what the edits need beside them: a predicate, an import. */
function finished(edits: readonly Edit[], file: ProjectFile | null): Edit[] {
  return file === null ? [...edits] : [...file.context.finish(edits)];
}

function overlap({ range: [start, end] }: Edit, { range: [otherStart, otherEnd] }: Edit): boolean {
  return start < otherEnd && otherStart < end;
}
