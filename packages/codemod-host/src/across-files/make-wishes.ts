// Makes rewrites across files, and keeps those of which the compiler has nothing to say that it did not say before.
import { applyEdits, touches, type Edit, type FileEdits } from '@socket-safety/repairs';
import { lineEndingOf, withLineEnding } from '../line-endings.ts';
import type { Wish } from './find-wishes.ts';
import type { ProgramView } from './program-view.ts';
import { keyOf, type Session } from './session.ts';

/** Makes the wishes that fit together; where the compiler objects, each half of them by itself. */
export async function makeTogether(wishes: readonly Wish[], session: Session): Promise<readonly Wish[]> {
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

/** Tells whether two rewrites change the same place. */
export function meet(left: FileEdits, right: FileEdits): boolean {
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
