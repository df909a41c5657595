// How the functions around a place come to run: somebody calls them, an event or a timer does.
import type { Node } from '@socket-safety/analysis';
import { findKey, findName } from './names.ts';

/** A function around a place. */
export interface Frame {
  readonly node: Node;
  /** `deliver()`, `message`, `timer fires`; null where nothing of its own makes it run, as with the callback of `map`. */
  readonly words: string | null;
}

/** Lists the functions around a node, and the node itself where it is one, from the outermost to the innermost. */
export function framesAround(node: Node): readonly Frame[] {
  const frames: Frame[] = [];
  for (let at: Node | null | undefined = node; at; at = at.parent)
    if (isFunction(at)) frames.unshift({ node: at, words: wordsOf(at) });
  return frames;
}

function isFunction({ type }: Node): boolean {
  return (
    type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression'
  );
}

function wordsOf(made: Node): string | null {
  if (made.type === 'FunctionDeclaration') return made.id === null ? null : `${made.id.name}()`;
  const { parent } = made;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return called(findName(parent.id));
    case 'MethodDefinition':
      return wordsOfMember(parent, parent.kind === 'constructor' ? 'constructor' : 'member');
    case 'PropertyDefinition':
      return wordsOfMember(parent, 'member');
    case 'Property':
      return called(findKey(parent.key));
    case 'AssignmentExpression':
      return wordsOfAssigned(parent.left);
    case 'CallExpression':
      return wordsOfCallback(parent.callee, parent.arguments, made);
    default:
      return null;
  }
}

interface Member {
  readonly key: Node;
  readonly parent: { readonly parent: { readonly id: { readonly name: string } | null } };
}

function wordsOfMember({ key, parent }: Member, kind: 'constructor' | 'member'): string | null {
  const owner = parent.parent.id?.name;
  if (kind === 'constructor') return owner === undefined ? null : `new ${owner}()`;
  const name = findKey(key);
  return called(owner === undefined || name === null ? name : `${owner}.${name}`);
}

function wordsOfAssigned(left: Node): string | null {
  const name = findName(left);
  if (left.type !== 'MemberExpression' || name === null) return called(name);
  const [, event] = /^on([a-z]+)$/.exec(name) ?? [];
  return event === undefined ? called(name) : wordsOfEvent(event, left.object);
}

const LISTENING = new Set(['on', 'once', 'addListener', 'addEventListener', 'prependListener', 'subscribe']);
const TIMERS: ReadonlyMap<string, string> = new Map([
  ['setTimeout', 'timer fires'],
  ['setInterval', 'interval fires'],
  ['setImmediate', 'the next turn comes'],
  ['nextTick', 'the call stack is empty'],
  ['queueMicrotask', 'the call stack is empty'],
]);
/** Callbacks that run inside the call. */
const AT_ONCE =
  /^(?:forEach|map|flatMap|filter|find|findIndex|findLast|some|every|reduce|reduceRight|sort|toSorted|from)$/;

function wordsOfCallback(callee: Node, given: readonly Node[], callback: Node): string | null {
  const name = findName(callee);
  if (callee === callback || name === null || AT_ONCE.test(name)) return null;
  const timer = TIMERS.get(name);
  if (timer !== undefined) return timer;
  const position = given.indexOf(callback);
  const [first] = given;
  const target = callee.type === 'MemberExpression' ? callee.object : null;
  if (LISTENING.has(name) && position > 0 && isText(first)) return wordsOfEvent(first.value, target);
  const asked = target === null ? null : findName(target);
  switch (name) {
    case 'then':
      return `${asked ?? 'the promise'} ${position === 0 ? 'answers' : 'fails'}`;
    case 'catch':
      return `${asked ?? 'the promise'} fails`;
    case 'finally':
      return `${asked ?? 'the promise'} ends`;
    default:
      return isText(first) ? `${name} ${first.value}` : `${name} calls back`;
  }
}

/** `'/price'` in `get('/price', …)` says whose call it is. */
function isText(node: Node | undefined): node is Node & { readonly value: string } {
  return node?.type === 'Literal' && typeof node.value === 'string';
}

const ENDS: ReadonlyMap<string, string> = new Map([
  ['open', 'opens'],
  ['connect', 'connects'],
  ['close', 'closes'],
  ['disconnect', 'closes'],
  ['error', 'fails'],
]);

/** Says that an event comes, and of whom where its name alone does not tell: `socket closes`. */
export function wordsOfEvent(event: string, target: Node | null): string {
  const verb = ENDS.get(event);
  const name = target === null ? null : findName(target);
  return verb === undefined || name === null ? event : `${name} ${verb}`;
}

function called(name: string | null): string | null {
  return name === null ? null : `${name}()`;
}
