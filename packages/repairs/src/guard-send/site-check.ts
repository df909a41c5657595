// The check that a guard asks at one send: inline the first time, by a function where TypeScript would remember the answer.
import type { Hazard, Node, SendSite } from '@socket-safety/analysis';
import { testsOfHarmless } from '../check/kept-back.ts';
import { findAskedCall } from '../check/asked-call.ts';
import { followsSend, needsPredicate } from '../check/earlier-check.ts';
import { inlineCheck, predicateCheck, type OpenCheck } from '../check/open-check.ts';
import type { RepairContext } from '../repair.ts';
import type { Reference } from '../syntax/reference.ts';

/** A check with what it is about. */
export interface SiteCheck extends OpenCheck {
  readonly reference: Reference;
  /** The check for where the socket itself may be missing: `socket?.readyState === WebSocket.OPEN`. */
  readonly holdsIfThere: string;
}

/**
 * Chooses the check for a guard that stands in front of `from`. One that `leaves` the function makes TypeScript take everything
 * behind it as checked.
 */
export function checkAt(
  send: SendSite,
  hazard: Hazard,
  reference: Reference,
  { from, leaves }: { readonly from: Node; readonly leaves: boolean },
  context: RepairContext,
): SiteCheck {
  const { source } = context;
  const { socket } = send;
  const asked = findAskedCall(from, reference, hazard, source);
  if (asked !== null) return { ...asked, reference, holdsIfThere: asked.holds };
  const byFunction =
    needsPredicate(from, reference, socket, hazard, source) ||
    (leaves && followsSend(from, reference, socket, source));
  const predicate = byFunction ? context.predicate(socket) : null;
  // A missing socket would be unlike anything.
  const harmless = reference.nullable ? null : testsOfHarmless(send);
  if (predicate === null && harmless !== null) {
    const check = inlineCheck(reference, socket, source, harmless);
    return { ...check, reference, holdsIfThere: `${reference.text} && ${check.holds}` };
  }
  const print = (subject: Reference) =>
    predicate === null ? inlineCheck(subject, socket, source) : predicateCheck(subject, predicate);
  return { ...print(reference), reference, holdsIfThere: print({ ...reference, nullable: true }).holds };
}
