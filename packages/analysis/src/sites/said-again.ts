// `link.on('open', async () => link.send(await logIn()))` beside a close handler that dials again or takes something back: what a link
// is told as it opens belongs to that link, and its close is heard.
import type { FunctionHeader, FunctionId, Node } from '../ir/model.ts';
import type { Hazard } from '../facts.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { calledName, eachNode } from '../sockets/tree.ts';

/** Finds the sockets whose close handler does more than to log. */
export function findAnswered(
  registrations: readonly Registration[],
  { syntax }: Identification,
): ReadonlySet<Slot> {
  const answered = new Set<Slot>();
  for (const { target, handler, heard: event } of registrations) {
    const slot = event?.row.role === 'close' ? syntax.slotOf(target) : null;
    if (slot !== null && handler !== null && doesMoreThanLog(handler)) answered.add(slot);
  }
  return answered;
}

/** Finds the open handlers of sockets whose close is answered. */
export function findOpenings(
  registrations: readonly Registration[],
  answered: ReadonlySet<Slot>,
  { syntax }: Identification,
): ReadonlySet<FunctionId> {
  const openings = new Set<FunctionId>();
  for (const { target, handler, heard: event } of registrations) {
    const slot = event?.row.role === 'open' ? syntax.slotOf(target) : null;
    if (slot !== null && handler !== null && answered.has(slot)) openings.add(handler.id);
  }
  return openings;
}

/** Tells whether all that lies between the open event and a send is that its handler waited. */
export function isSaidAsItOpens(
  { because }: Hazard,
  openings: ReadonlySet<FunctionId>,
  { syntax }: Identification,
): boolean {
  const waits = because.filter(({ kind }) => kind === 'suspended');
  return (
    waits.length > 0 &&
    waits.every(({ node }) => {
      const owner = syntax.ownerOf(node);
      return owner !== null && openings.has(owner.id) && isWait(node);
    })
  );
}

/** `await token`, `token.then(…)`: once, and not at the word of somebody else. */
function isWait(node: Node): boolean {
  return node.type === 'AwaitExpression' || (node.type === 'CallExpression' && calledName(node) === 'then');
}

const LOGS = /^(?:log|info|warn|error|debug|trace)$/;

function doesMoreThanLog({ node }: FunctionHeader): boolean {
  for (const inner of eachNode(node)) {
    if (inner.type === 'AssignmentExpression') return true;
    if (inner.type === 'NewExpression') return true;
    if (inner.type === 'CallExpression' && !LOGS.test(calledName(inner))) return true;
  }
  return false;
}
