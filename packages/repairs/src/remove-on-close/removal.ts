// What undoes a retention, as statements for a close handler, and what has to be named first so that they can say it.
import type { Node, RetentionSite, Source } from '@socket-safety/analysis';
import { entryTest, textOfKey } from '../check-slot-identity/identity-test.ts';
import { isRefusal, type Edit, type Refusal, type RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { freeName } from '../syntax/names.ts';
import { readReference } from '../syntax/reference.ts';
import { eachWithin, isFunction, isInside, memberName, outerOf } from '../syntax/tree.ts';
import { armWhileAlive } from './arm-while-alive.ts';
import { printNamed, sayInComment } from './named-listener.ts';
import { leaveEveryEntry, leaveSetOnce } from './leave-every-entry.ts';
import { leaveRoom } from './leave-room.ts';
import { wayTo } from './way-to.ts';
import { readRoom } from './room.ts';
import { stopItself } from './stop-itself.ts';
import type { Watch } from './watch-once.ts';

export interface Removal {
  /** Statements; leading tabs are levels of indentation. None where the edits are all there is to do. */
  readonly lines: readonly string[];
  /** Statements that come before the one that retains: `const timer = …` of what it was given. */
  readonly before: readonly string[];
  /** Changes within that statement, where it then uses those names. */
  readonly edits: readonly Edit[];
  /** The statement behind which the listener goes, where it is not the one that retains. */
  readonly anchor?: Node;
  /** The listener is added once for each socket, although what adds it may run again. */
  readonly watch?: Watch;
}

/** Works out the removal; refuses where the file does not show what would undo it. */
export function removalOf(site: RetentionSite, context: RepairContext): Removal | Refusal {
  switch (site.kind) {
    case 'collection':
      return fromCollection(site, context);
    case 'interval':
      return ofInterval(site, context);
    case 'listener':
      return ofListener(site, context);
    case 'timer':
      return alone(armWhileAlive(site, context.source));
    case 'subscription':
      return { refused: 'the file does not show how such a subscription is ended' };
    default:
      return site.kind satisfies never;
  }
}

function fromCollection(site: RetentionSite, context: RepairContext): Removal | Refusal {
  const { holder, collection, node } = site;
  if (holder === null || collection === null) return { refused: 'no collection' };
  const { source } = context;
  const room = readRoom(site, source);
  if (room !== null) return leaveRoom(room, site, context);
  if (collection === 'map' || collection === 'object') return fromKeyed(site, context);
  const place = readReference(holder, source);
  if (place === null) return { refused: 'the collection cannot be named again' };
  const value = node.type === 'CallExpression' ? node.arguments.at(-1) : node.right;
  const element = value === undefined ? null : readReference(value, source);
  if (element === null) return { refused: 'what is put there has no name' };
  if (node.type === 'CallExpression' && node.arguments.length > 1)
    return { refused: 'several are put there at once' };
  const { semicolon } = styleOf(source);
  const once = collection === 'set' && value !== undefined ? leaveSetOnce(site, value, context) : null;
  if (once !== null) return once;
  if (collection === 'set')
    return { lines: [`${place.plain}.delete(${element.plain})${semicolon}`], before: [], edits: [] };
  const index = freeName(['index', 'position', 'socketIndex'], source);
  return {
    lines: [
      `const ${index} = ${place.plain}.indexOf(${element.plain})${semicolon}`,
      `if (${index} !== -1) ${place.plain}.splice(${index}, 1)${semicolon}`,
    ],
    before: [],
    edits: [],
  };
}

/** `if (users.get(user) === socket) users.delete(user);`: by then the entry may be of the next connection. */
function fromKeyed(site: RetentionSite, context: RepairContext): Removal | Refusal {
  const { source, language } = context;
  const { node, holder, socket, collection } = site;
  const key = keyOf(node);
  if (key === null || holder === null) return { refused: 'the key cannot be seen' };
  const { semicolon } = styleOf(source);
  const plain = readReference(holder, source)?.plain;
  if (plain === undefined) return { refused: 'the collection cannot be named again' };
  const value = node.type === 'CallExpression' ? node.arguments[1] : node.right;
  if (isInside(socket.node, key))
    return { lines: [`${plain}.delete(${socket.text})${semicolon}`], before: [], edits: [] };
  const everywhere = value === undefined ? null : leaveEveryEntry(site, value, context);
  if (everywhere !== null) return everywhere;
  const held = value === undefined ? null : readReference(value, source);
  const fields = held !== null ? [] : value === undefined ? null : wayTo(socket.node, value);
  if (fields === null) return { refused: 'what is put there has no name' };
  const known = textOfKey(key, source);
  const name = known ?? freeName(['key', 'entryKey', 'mapKey'], source);
  const of = collection === 'object' ? 'object' : 'map';
  const test = entryTest({ collection: holder, of, fields }, name, held?.plain ?? socket.text, source);
  if (isRefusal(test)) return test;
  const removed =
    of === 'map'
      ? `${plain}.delete(${name})`
      : language === 'ts'
        ? `Reflect.deleteProperty(${plain}, ${name})`
        : `delete ${plain}[${name}]`;
  const before = known === null ? [`const ${name} = ${source.text.slice(...key.range)}${semicolon}`] : [];
  const edits = known === null ? [{ range: key.range, text: name }] : [];
  if (before.some((line) => line.includes('\n'))) return { refused: 'the key goes over several lines' };
  return { lines: [`if (${test.text}) ${removed}${semicolon}`], before, edits };
}

function keyOf(node: RetentionSite['node']): Node | null {
  if (node.type === 'CallExpression') return node.arguments[0] ?? null;
  return node.left.type === 'MemberExpression' ? node.left.property : null;
}

function ofInterval({ node }: RetentionSite, { source, language }: RepairContext): Removal | Refusal {
  const { semicolon } = styleOf(source);
  let made: Node = node;
  let outer = outerOf(made);
  // `setInterval(beat, 1000).unref()`
  while (outer?.type === 'MemberExpression' && outerOf(outer)?.type === 'CallExpression') {
    made = outerOf(outer) ?? made;
    outer = outerOf(made);
  }
  const lines = (name: string) => [`clearInterval(${name})${semicolon}`];
  if (outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier')
    return { lines: lines(outer.id.name), before: [], edits: [] };
  if (outer?.type === 'AssignmentExpression') {
    const kept = readReference(outer.left, source);
    if (kept === null) return { refused: 'the timer cannot be named again' };
    // Types of timers take undefined, and no null.
    const orNothing = language === 'ts' && mayBeNull(outer.left, source) ? ' ?? undefined' : '';
    return { lines: lines(`${kept.plain}${orNothing}`), before: [], edits: [] };
  }
  if (outer?.type !== 'ExpressionStatement') return { refused: 'there is no room for a name of the timer' };
  const name = freeName(['timer', 'interval', 'socketTimer'], source);
  return {
    lines: lines(name),
    before: [],
    edits: [{ range: [outer.range[0], outer.range[0]], text: `const ${name} = ` }],
  };
}

/** `private timer: NodeJS.Timeout | null = null` */
function mayBeNull(target: Node, source: Source): boolean {
  const name =
    target.type === 'MemberExpression'
      ? source.text.slice(...target.property.range)
      : source.text.slice(...target.range);
  for (const inner of eachWithin(source.ast)) {
    const written =
      inner.type === 'PropertyDefinition' && source.text.slice(...inner.key.range) === name
        ? inner.typeAnnotation
        : inner.type === 'VariableDeclarator' && inner.id.type === 'Identifier' && inner.id.name === name
          ? inner.id.typeAnnotation
          : undefined;
    if (written !== undefined) return /\bnull\b/.test(source.text.slice(...written.range));
  }
  return false;
}

const TAKES_BACK: Readonly<Record<string, string>> = {
  on: 'off',
  addListener: 'removeListener',
  prependListener: 'off',
  addEventListener: 'removeEventListener',
};

/** `bus.off('price', onPrice);` */
function ofListener(site: RetentionSite, { source, language }: RepairContext): Removal | Refusal {
  const { node, holder } = site;
  if (node.type !== 'CallExpression' || holder === null || node.callee.type !== 'MemberExpression')
    return { refused: 'no listener' };
  const method = TAKES_BACK[memberName(node.callee) ?? ''];
  const [event, listener] = node.arguments;
  const emitter = readReference(holder, source);
  const eventText = event === undefined ? null : textOfKey(event, source);
  if (
    method === undefined ||
    emitter === null ||
    event === undefined ||
    eventText === null ||
    listener === undefined
  )
    return { refused: 'the listener cannot be named again' };
  const { semicolon } = styleOf(source);
  const lines = (name: string) => [`${emitter.plain}.${method}(${eventText}, ${name})${semicolon}`];
  const named = readReference(listener, source);
  if (named !== null) return { lines: lines(named.plain), before: [], edits: [] };
  if (!isFunction(listener)) return { refused: 'the listener is made by a call' };
  const name = freeName([nameFor(event), 'onSharedEvent'], source);
  const adding = { method: `${emitter.plain}.${memberName(node.callee) ?? ''}`, event };
  const declared =
    language === 'ts'
      ? printNamed(name, listener, site.handedOver(), adding, source)
      : `const ${name} = ${source.text.slice(...listener.range)}`;
  if (declared === null)
    return listener.type === 'ArrowFunctionExpression'
      ? alone(stopItself(site, listener, name, lines(name).join(' '), source))
      : { refused: 'the listener would lose the types of its parameters' };
  const said = language === 'js' ? sayInComment(listener, site.handedOver(), adding, source) : [];
  return {
    lines: lines(name),
    before: [...said, `${declared}${semicolon}`],
    edits: [{ range: listener.range, text: name }],
  };
}

/** Nothing is left for a close handler. */
function alone(edits: readonly Edit[] | Refusal): Removal | Refusal {
  return isRefusal(edits) ? edits : { lines: [], before: [], edits };
}

/** `onPriceChange` of `price-change` */
function nameFor(event: Node | undefined): string {
  const text = event?.type === 'Literal' ? String(event.value) : '';
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const camel = words
    .map(
      (word) =>
        word.slice(0, 1).toUpperCase() + (isShout(word) ? word.slice(1).toLowerCase() : word.slice(1)),
    )
    .join('');
  return /^[A-Z]/.test(camel) ? `on${camel}` : 'onEvent';
}

/** `SIGTERM` */
function isShout(word: string): boolean {
  return word === word.toUpperCase();
}
