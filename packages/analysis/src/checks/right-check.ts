// Questions that are right by themselves: where they have the wanted truth, some socket is open.
import { guards } from '../guards/index.ts';
import type { Node } from '../ir/model.ts';
import { ALL, isWithin, meet, OPEN, type StateSet } from '../states.ts';
import { atomsOf, type Atom } from './atoms.ts';
import type { FormContext } from './form.ts';
import { names, readsIn, type Target } from './target.ts';

/** An expression, and the truth that it has. */
export type Asked = Pick<Atom, 'node' | 'holds'>;

/** The socket that a question proves to be open by reading its state; null for any other question. */
export function provenSocket(asked: Asked, context: FormContext): Node | null {
  const told = toldBy(asked, context);
  return told !== null && isWithin(told.states, OPEN) ? told.socket : null;
}

/** Tells whether a question proves the target to be open, or several do together: `!res.writableEnded && !res.destroyed`. */
export function provesTarget({ node, holds }: Asked, target: Target, context: FormContext): boolean {
  let states = ALL;
  for (const atom of atomsOf(node, holds, context.identification.module)) {
    const told = atom.settled ? toldBy(atom, context) : null;
    if (told !== null && names(told.socket, target, context.identification))
      states = meet(states, told.states);
  }
  return isWithin(states, OPEN);
}

/** The socket whose state a question reads, and the states that its truth leaves. */
function toldBy(
  { node, holds }: Asked,
  context: FormContext,
): { readonly socket: Node; readonly states: StateSet } | null {
  const found = context.lowered(node);
  const [read] = found === null ? [] : readsIn(node, context.identification);
  if (found === null || read === undefined) return null;
  for (const guard of guards) {
    const proof = guard.read(found.value, found.guard)?.[0];
    if (proof !== undefined) return { socket: read.socket, states: holds ? proof.whenTrue : proof.whenFalse };
  }
  return null;
}
