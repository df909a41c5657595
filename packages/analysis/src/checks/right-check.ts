// Questions that are right by themselves: where they have the wanted truth, some socket is open.
import { guards } from '../guards/index.ts';
import type { Node } from '../ir/model.ts';
import { isWithin, OPEN } from '../states.ts';
import type { Atom } from './atoms.ts';
import type { FormContext } from './form.ts';
import { names, readsIn, type Target } from './target.ts';

/** The socket that a question proves to be open by reading its state; null for any other question. */
export function provenSocket(
  { node, holds }: Pick<Atom, 'node' | 'holds'>,
  context: FormContext,
): Node | null {
  const found = context.lowered(node);
  const [read] = found === null ? [] : readsIn(node, context.identification);
  if (found === null || read === undefined) return null;
  for (const guard of guards) {
    const proof = guard.read(found.value, found.guard)?.[0];
    if (proof !== undefined)
      return isWithin(holds ? proof.whenTrue : proof.whenFalse, OPEN) ? read.socket : null;
  }
  return null;
}

/** Tells whether a question proves the target to be open. */
export function provesTarget(
  atom: Pick<Atom, 'node' | 'holds'>,
  target: Target,
  context: FormContext,
): boolean {
  const socket = provenSocket(atom, context);
  return socket !== null && names(socket, target, context.identification);
}
