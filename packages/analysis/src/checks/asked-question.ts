// The question of a test that the way to a send settles, and that asks for something else than whether the send's socket is open.
import type { CheckSite, IneffectiveForm } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import { isInside, outerOf } from '../sockets/tree.ts';
import { askedForms } from './asked-forms.ts';
import { atomsOf, type Atom } from './atoms.ts';
import type { FormContext } from './form.ts';
import type { GoverningTest } from './governing.ts';
import type { Target } from './target.ts';

/** A condition about a socket that is known already. */
export type Asked = Pick<CheckSite, 'node' | 'form' | 'meansOpen'>;

/** Finds the first such question; null where all that is asked is right, or says nothing. */
export function askedIn({ test, holds }: GoverningTest, target: Target, context: FormContext): Asked | null {
  const atoms = holds === null ? [] : atomsOf(test, holds, context.identification.module);
  for (const atom of atoms) {
    const form = formOf(atom, target, context);
    if (form === null) continue;
    if (form.kind !== 'partial')
      return { node: atom.through ?? atom.node, form, meansOpen: meansOpen(form, atom) };
    const node = wholeQuestion(atom, target, context);
    // A right question beside the rest of a wrong one would compare what is settled already.
    const isWhole = atoms.every(
      (one) => isInside(one.node, node) || formOf(one, target, context)?.kind !== 'partial',
    );
    return { node, form, meansOpen: isWhole ? meansOpen(form, atom) : null };
  }
  return null;
}

function formOf(atom: Atom, target: Target, context: FormContext): IneffectiveForm | null {
  if (!atom.settled) return null;
  for (const form of askedForms) {
    const is = form(atom, target, context);
    if (is !== null) return is;
  }
  return null;
}

/** `socket.readyState === 2 || socket.readyState === 3`: the parts of one question are one condition. */
function wholeQuestion({ node, holds, through }: Atom, target: Target, context: FormContext): Node {
  let whole = through ?? node;
  for (;;) {
    const outer = outerOf(whole);
    if (outer?.type !== 'LogicalExpression' || (outer.operator === '&&') !== holds) return whole;
    const parts = atomsOf(outer, holds, context.identification.module);
    if (parts.some((part) => part.through !== through || formOf(part, target, context)?.kind !== 'partial'))
      return whole;
    whole = outer;
  }
}

/** Whether the right question could stand in this one's place, and with which truth. */
function meansOpen(
  { kind }: IneffectiveForm,
  { holds, through }: { holds: boolean; through: Node | null },
): boolean | null {
  // A copy that nobody reads any more would be left behind.
  return kind === 'promise' || kind === 'uncalled' || kind === 'copy' || through !== null ? null : holds;
}
