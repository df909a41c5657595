// Sockets that are put into a collection which outlives them, and that nothing takes out once they have closed.
import type { RetentionSite } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { SocketType } from '../sockets/types.ts';
import { closingSocket, sightOf } from './closing-socket.ts';
import { kindOf } from './collection-kind.ts';
import { outlives } from './collection-life.ts';
import { rootsOf } from './collection-roots.ts';
import { escapes } from './escapes.ts';
import { findHeld } from './held-socket.ts';
import type { LifeContext } from './life-context.ts';
import { declaringFunction, rootVariable } from './lifetime.ts';
import { removalFrom, type Removal } from './member-removal.ts';
import { eachPut, type Put } from './puts.ts';
import { findRecordSocket } from './record-socket.ts';
import { soleElement } from './sole-element.ts';

interface Kept {
  readonly site: Omit<RetentionSite, 'beside'>;
  readonly removals: readonly { readonly owner: string; readonly removal: Removal }[];
}

/** Finds the sockets that a collection keeps after they have closed. */
export function* eachKeptMember(context: LifeContext): Generator<RetentionSite> {
  const all = [...eachPut(context)].flatMap((put) => readPut(put, context) ?? []);
  for (const { site, removals } of all) {
    const owners = new Set(removals.flatMap(({ owner, removal }) => (removal === 'none' ? owner : [])));
    // May miss: a record by its type alone, `members.push(member)`.
    if (owners.size === 0 || site.field !== null) continue;
    const beside = all.filter((other) =>
      other.removals.some(({ owner, removal }) => owners.has(owner) && isBeside(other, removal)),
    );
    yield { ...site, beside: beside.map((other) => ({ ...other.site, beside: [] })) };
  }
}

/** It has no report of its own. */
function isBeside({ site }: Kept, removal: Removal): boolean {
  return removal === 'unknown' || (removal === 'none' && site.field !== null);
}

/** What is put into collections that outlive it; null for anything else. */
function readPut(put: Put, context: LifeContext): Kept | null {
  const { identification } = context;
  const kept = isSeat(put) ? null : keptBy(put, context);
  const kind = kept === null ? null : kindOf(put.collection, context);
  if (kept === null || kind === null || context.endsWithProgram(kept.node)) return null;
  const roots = rootsOf(put.collection, identification).filter(
    (root) => outlives(put, root, kept.node, context) && !escapes(root, identification),
  );
  const removals = roots.map((root) => ({
    owner: ownerOf(root, context),
    removal: removalFrom(put, root, context),
  }));
  const { node, field, type } = kept;
  const sight = sightOf(node, type, context.source.text);
  const site = {
    kind: 'collection',
    node: put.node,
    socket: field === null ? sight : { ...sight, text: `${sight.text}.${field}` },
    field,
    holder: put.collection,
    collection: kind,
    roots,
    handedOver: () => null,
  } as const;
  return removals.length === 0 ? null : { site, removals };
}

/** `workers[index] = worker`, `windows.set('main', window)`: the next one takes the place. */
function isSeat({ node, key }: Put): boolean {
  if (key?.type === 'Literal') return true;
  return (
    node.type === 'AssignmentExpression' &&
    key?.type === 'Identifier' &&
    /^(?:[ij]|\w*(?:index|Index|idx|Idx|seat|Seat))$/.test(key.name)
  );
}

interface KeptSocket {
  readonly node: Node;
  readonly field: string | null;
  readonly type: SocketType;
}

function keptBy(put: Put, context: LifeContext): KeptSocket | null {
  const held = heldBy(put, context);
  const type = held === null ? null : closingSocket(held, context.identification);
  if (held !== null && type !== null) return { node: held, field: null, type };
  for (const value of put.values.flatMap(soleElement)) {
    const record = findRecordSocket(value, context);
    if (record !== null) return record;
  }
  return null;
}

/** The class or the function whose collections these are. */
function ownerOf(root: Node, { identification }: LifeContext): string {
  const variable = rootVariable(root, identification);
  if (variable !== null) return `f${declaringFunction(variable, identification)?.id ?? 0}`;
  return /^c\d+/.exec(identification.syntax.slotOf(root) ?? '')?.[0] ?? '';
}

function heldBy({ values }: Put, context: LifeContext): Node | null {
  for (const value of values.flatMap(soleElement)) {
    const held = findHeld(value, (node) => closingSocket(node, context.identification) !== null, context);
    if (held !== null) return held.node;
  }
  return null;
}
