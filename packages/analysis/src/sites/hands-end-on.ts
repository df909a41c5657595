// Whoever holds the means to send is told of the end: a face of a socket that closes it as well, that looks after its close, or that
// hands its close on, `link.onclose = callbacks.onclose`, `link.on('close', () => this.emit('close'))`. What is lost there belongs to
// those who have been told.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { CloseCall } from '../sockets/close-calls.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { calledName, eachNode, isInside, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf, type Type } from '../sockets/types.ts';
import { membersBeside, memberThatPassesOn } from './passes-on.ts';

/** What a file says of the end of its sockets. */
export interface KnownEnds {
  readonly closings: ReadonlyMap<Slot, readonly CloseCall[]>;
  /** Sockets whose close handler does more than to log. */
  readonly answered: ReadonlySet<Slot>;
  /** Sockets whose close somebody outside of the file is told of. */
  readonly announced: ReadonlySet<Slot>;
}

/** Finds the sockets whose close is handed on to code out of sight. */
export function findAnnounced(
  registrations: readonly Registration[],
  identification: Identification,
): ReadonlySet<Slot> {
  const announced = new Set<Slot>();
  for (const { target, handler, listener, heard } of registrations) {
    const slot = heard?.row.role === 'close' ? identification.syntax.slotOf(target) : null;
    if (slot === null) continue;
    const isTold = handler === null ? isHook(listener) : tellsOfEnd(handler, identification);
    if (isTold) for (const name of [slot, ...identification.syntax.aliases(slot)]) announced.add(name);
  }
  return announced;
}

/**
 * Tells whether a send only passes on what its function was handed, in an object or class that hands the close on, or in an object
 * for others that closes the same socket as well, or where the close of that socket is answered.
 */
export function handsEndOn(
  call: TSESTree.CallExpression,
  socket: Node,
  { closings, answered, announced }: KnownEnds,
  { syntax }: Identification,
): boolean {
  const member = memberThatPassesOn(call);
  const slot = syntax.slotOf(socket);
  const holder = member === null ? undefined : parentOf(member);
  if (member === null || slot === null) return false;
  if (announced.has(slot)) return true;
  if (holder?.type !== 'ObjectExpression') return false;
  const taker = outerOf(holder);
  if (taker?.type !== 'CallExpression' && taker?.type !== 'NewExpression') return false;
  if (answered.has(slot)) return true;
  const closes = closings.get(slot) ?? [];
  return membersBeside(member).some(
    (other) => other !== member && closes.some(({ node }) => isInside(node, other)),
  );
}

/** `callbacks.onclose`, `this.options.onClose`: a function that somebody else has put there. */
function isHook(listener: Node): boolean {
  return listener.type === 'MemberExpression' || listener.type === 'Identifier';
}

const EMITS: ReadonlySet<string> = new Set(['emit', 'dispatchEvent']);
const END = /clos(?:e|ed|ing)|disconnect|ended$|onend$/i;

/** It raises an event of its own, or calls a hook of that name whose body is out of sight. */
function tellsOfEnd({ node }: FunctionHeader, { functionNamed, typeOf }: Identification): boolean {
  for (const inner of eachNode(node)) {
    if (inner.type !== 'CallExpression') continue;
    const name = calledName(inner);
    const callee = unwrap(inner.callee);
    // What `io.emit('left')` tells, the other clients hear.
    if (EMITS.has(name) && callee.type === 'MemberExpression' && !isOfLibrary(typeOf(callee.object)))
      return true;
    if (END.test(name) && /^_?(?:on|handle|notify)/.test(name) && functionNamed(inner.callee) === null)
      return true;
  }
  return false;
}

function isOfLibrary(type: Type | null): boolean {
  return partsOf(type).some(({ kind }) => kind === 'socket' || kind === 'instance');
}
