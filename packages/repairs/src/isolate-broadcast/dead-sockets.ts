// What failed is noted in the round and taken out of the collection behind the loop, where the file shows how that is done. A loop
// that waits walks a copy, since sockets come and go meanwhile.
import type { Broadcast, Node, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import { snapshotOf } from '../copy-iteration/copy-before-loop.ts';
import { frameStatements } from '../frame/frame-statements.ts';
import { isRefusal, type Edit } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { eachOfThisRun, outerOf, siblingsOf } from '../syntax/tree.ts';
import { findCleanUp } from './clean-up-call.ts';
import { liveCollection, walkedCollection } from './walked-collection.ts';

export interface DeadSockets {
  /** Notes the socket of a round: `gone.push(client)`. Null where the file shows no way to remove it. */
  readonly collect: string | null;
  /** What stands around the loop. */
  readonly edits: readonly Edit[];
}

const NOTHING: DeadSockets = { collect: null, edits: [] };

/** Plans what becomes of the sockets that failed. */
export function collectDead(send: SendSite, { loop }: Broadcast, source: Source): DeadSockets {
  if (loop.type !== 'ForOfStatement' || loop.await || siblingsOf(loop) === null) return NOTHING;
  if (outerOf(loop)?.type === 'SwitchCase') return NOTHING;
  const { semicolon } = styleOf(source);
  const waits = [...eachOfThisRun(loop.body)].some(({ type }) => type === 'AwaitExpression');
  const copy = waits && liveCollection(loop.right, source) ? snapshotOf(loop, source) : null;
  const removal = removalIn(loop, send, waits, source);
  const name = freeName(['gone', 'goneSockets', 'deadSockets'], source);
  const before = [
    ...(copy === null ? [] : [copy.line]),
    ...(removal === null ? [] : [`const ${name} = []${semicolon}`]),
  ];
  const after =
    removal === null
      ? []
      : [`for (const ${removal.each} of ${name}) {`, `\t${removal.remove}${semicolon}`, '}'];
  if (before.length === 0) return NOTHING;
  const framed = frameStatements(
    { first: loop, last: loop, kept: null },
    { before, depth: 0, after },
    source,
  );
  if (isRefusal(framed)) return NOTHING;
  return {
    collect: removal === null ? null : `${name}.push(${removal.noted})`,
    edits: [...framed, ...(copy === null ? [] : [copy.edit])],
  };
}

interface Removal {
  /** What a round notes, and what the loop over the notes calls it. */
  readonly noted: string;
  readonly each: string;
  readonly remove: string;
}

function removalIn(
  loop: TSESTree.ForOfStatement,
  send: SendSite,
  waits: boolean,
  source: Source,
): Removal | null {
  const element = elementOf(loop);
  if (element === null) return null;
  const { key, value } = element;
  const cleanUp = value === send.socket.text ? findCleanUp(loop, source) : null;
  if (cleanUp !== null) return { noted: value, each: value, remove: `${cleanUp}(${value})` };
  const collection = walkedCollection(loop.right, source);
  if (collection === null) return null;
  if (key === null) return { noted: value, each: value, remove: `${collection}.delete(${value})` };
  if (!waits) return { noted: key, each: key, remove: `${collection}.delete(${key})` };
  // Another socket may stand under the key by then.
  return {
    noted: `{ ${key}, ${value} }`,
    each: `{ ${key}, ${value} }`,
    remove: `if (${collection}.get(${key}) === ${value}) ${collection}.delete(${key})`,
  };
}

/** `client` of `for (const client of …)`, and both names of `for (const [name, client] of …)`. */
function elementOf({ left }: TSESTree.ForOfStatement): { key: string | null; value: string } | null {
  const pattern: Node | undefined =
    left.type === 'VariableDeclaration' ? left.declarations[0]?.id : undefined;
  if (pattern?.type === 'Identifier') return { key: null, value: pattern.name };
  if (pattern?.type !== 'ArrayPattern' || pattern.elements.length !== 2) return null;
  const [key, value] = pattern.elements;
  return key?.type === 'Identifier' && value?.type === 'Identifier'
    ? { key: key.name, value: value.name }
    : null;
}
