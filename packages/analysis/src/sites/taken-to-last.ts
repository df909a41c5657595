// A window lives until the program, or whoever looks at it, ends it; a maintainer does not expect it gone in a function that was
// handed it, that looks it up where it sends, that hears one of its events, that runs since somebody clicked in it, or that somebody
// takes back in time. What outlives a window is reported: an await, a timer, an event of something else, a close call.
import type { SocketRow } from '@socket-safety/libraries';
import { definitionOf } from '../ir/definition.ts';
import type { Hazard } from '../facts.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { readListening } from '../sockets/listening.ts';
import { turnAround } from '../sockets/runs-inside.ts';
import { isTakenBack } from './taken-back.ts';
import { isInside, keyName, outerOf, unwrap, type FunctionLike } from '../sockets/tree.ts';

/** Reasons that say no more than that the function began, with whatever it was given. */
const STARTS: ReadonlySet<Hazard['because'][number]['kind']> = new Set(['entry', 'suspended', 'born']);

/** Tells whether a socket of a lasting family is taken to be there yet where it is sent on. */
export function isTakenToLast(
  call: Node,
  socket: Node,
  { because }: Hazard,
  { lasting }: SocketRow,
  identification: Identification,
): boolean {
  if (lasting === undefined || because.some(({ kind }) => !STARTS.has(kind))) return false;
  const waits = because.filter(({ kind }) => kind === 'suspended');
  if (waits.length === 0 || waits.every(({ node }) => isTakenBack(node, identification))) return true;
  const turn = turnAround(call);
  if (turn === undefined || waits.some(({ node }) => isInside(node, turn))) return false;
  return (
    isOptionOf(lasting.callbacks, turn) ||
    isLookedUpIn(turn, socket, identification) ||
    hearsOf(turn, socket, identification)
  );
}

/** `{ click: () => … }`, `{ click() { … } }` */
function isOptionOf(names: readonly string[], turn: FunctionLike): boolean {
  const option = outerOf(turn);
  return option?.type === 'Property' && names.includes(keyName(option.key, option.computed) ?? '');
}

/** `const main = windows.get('main'); main.webContents.send(text)` */
function isLookedUpIn(turn: FunctionLike, socket: Node, { module }: Identification): boolean {
  let root = unwrap(socket);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  if (root.type === 'CallExpression') return true;
  const declarator = root.type === 'Identifier' ? definitionOf(module.variableOf(root)?.declaration) : null;
  return (
    declarator?.type === 'VariableDeclarator' &&
    isInside(declarator, turn) &&
    declarator.init !== null &&
    unwrap(declarator.init).type === 'CallExpression'
  );
}

/** `window.once('ready', () => window.webContents.send(text))` */
function hearsOf(turn: FunctionLike, socket: Node, { syntax }: Identification): boolean {
  const call = outerOf(turn);
  const listening = call?.type === 'CallExpression' ? readListening(call) : null;
  const target = listening === null ? null : syntax.slotOf(listening.target);
  const slot = syntax.slotOf(socket);
  if (target === null || slot === null) return false;
  return [target, ...syntax.aliases(target)].some((one) => slot === one || slot.startsWith(`${one}.`));
}
