// Each socket of a file from its birth on: what is listened to on it, who else may listen, whether somebody notices that it is dead.
import { OUTSIDE, type MethodRow, type State } from '@socket-safety/libraries';
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketLife, SocketSight } from '../facts.ts';
import type { FileAnalysis } from '../file-analysis.ts';
import type { Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { RETURNS_ITSELF } from '../sockets/calls.ts';
import { hasCallback } from '../sites/completion.ts';
import { ownValue } from '../sockets/library-index.ts';
import { eventName } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { calledName, eachNode, isInside, memberName, parentOf, unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { sightOf } from './closing-socket.ts';
import { findKeepAlive } from './keep-alive.ts';
import type { LifeContext } from './life-context.ts';
import { runsOnce } from './lifetime.ts';
import { isRefusal } from './refusals.ts';
import { eachBirth, type SocketBirth } from './socket-births.ts';
import { targetOf } from './made-name.ts';
import { isForTerminal } from './terminal.ts';
import { followSocket, type Whereabouts } from './whereabouts.ts';

interface Followed {
  readonly birth: SocketBirth;
  readonly where: Whereabouts;
  /** The call by which it becomes what a server of this file hands to its listeners. */
  readonly served: Node | null;
}

/** Finds the sockets of a file, in source order. */
export function findLives(
  context: LifeContext,
  importedFile: FileAnalysis['importedFile'],
): readonly SocketLife[] {
  const births = [...eachBirth(context)].filter(({ type }) => type.row.internal !== true);
  if (births.length === 0) return [];
  const givings = givingsOf(births, context);
  const followed = births.map((birth) => ({
    birth,
    where: followSocket(birth.node, givings, context),
    served: null,
  }));
  const groups = groupsOf(followed, context);
  const seen = new Set(followed.flatMap(({ where }) => where.listeners.map(({ node }) => node)));
  const isCaught = catchesEverything(context) || isOfPage(context);
  const keptAlive = findKeepAlive(context, importedFile);
  const lives = [...groups.values()].map((same) => lifeOf(same, { seen, isCaught, keptAlive, context }));
  return lives.sort((left, right) => left.node.range[0] - right.node.range[0]);
}

/** What is emitted as the event of a server that this file listens to is what its listeners get. */
function groupsOf(
  followed: readonly Followed[],
  { identification }: LifeContext,
): ReadonlyMap<string, readonly Followed[]> {
  const groups = new Map<string, Followed[]>();
  const join = (key: string, one: Followed): void => {
    const same = groups.get(key);
    if (same === undefined) groups.set(key, [one]);
    else same.push(one);
  };
  const keyOf = (call: TSESTree.CallExpression): string => {
    const callee = unwrap(call.callee);
    const server = callee.type === 'MemberExpression' ? identification.syntax.slotOf(callee.object) : null;
    return `${server ?? ''} ${eventName(call.arguments[0]) ?? ''}`;
  };
  const listened = new Set(followed.map(({ birth }) => birth.group));
  const heardHere = ({ where }: Followed) => where.emitted.find((call) => listened.has(keyOf(call)));
  for (const one of followed) if (heardHere(one) === undefined) join(one.birth.group, one);
  for (const one of followed) {
    const call = heardHere(one);
    if (call !== undefined) join(keyOf(call), { ...one, served: call });
  }
  return groups;
}

interface FileWide {
  /** Calls and assignments that listen to a socket whose birth is known. */
  readonly seen: ReadonlySet<Node>;
  readonly isCaught: boolean;
  readonly keptAlive: (birth: SocketBirth, escape: Node | null) => Node | null;
  readonly context: LifeContext;
}

function lifeOf(same: readonly Followed[], file: FileWide): SocketLife {
  const [first] = same;
  if (first === undefined) throw new Error('invariant: an empty group');
  const { birth } = first;
  const { context } = file;
  const listeners = same.flatMap(({ where }) => where.listeners);
  const calls = same.flatMap(({ where }) => where.calls);
  const emitted = same.flatMap(({ where, served }) => where.emitted.filter((call) => call !== served));
  const escape = [...same.map(({ where }) => where.escape), ...emitted].find((node) => node !== null) ?? null;
  const mayHear =
    [...same.map(({ where }) => where.mayHear), ...emitted].find((node) => node !== null) ?? null;
  const errors = listeners.filter(({ event }) => event === 'error');
  const later = heardLater([birth.node, ...calls], listeners, context);
  const late = errors.filter(({ node }) => isLate({ added: node, birth: birth.node }, later, context));
  const name = birth.origin === 'accepted' ? birth.node : (first.where.names[0] ?? birth.node);
  return {
    node: birth.node,
    socket: sightOfName(nameInReach(name, birth), birth, context.source.text),
    origin: birth.origin,
    events: new Set(listeners.flatMap(({ event }) => event ?? [])),
    errors: errorsOf(),
    lateListener: late[0]?.node ?? null,
    escape,
    isLongLived: livesLong(birth, listeners, calls, context),
    keptAlive: file.keptAlive(birth, escape),
  };

  function errorsOf(): SocketLife['errors'] {
    if (errors.length > late.length) return 'heard';
    if (
      (mayHear !== null && !isRefusedUnheard(mayHear)) ||
      same.some(isSharedBirth) ||
      listeners.some(({ event }) => event === null)
    )
      return 'perhaps';
    if (same.some(({ where }) => where.isKept) && hearsElements(file)) return 'perhaps';
    const row = birth.type.row.events['error'];
    if (row?.unheard === undefined || file.isCaught || isIdle(birth.node, calls)) return 'harmless';
    const makers = [birth.node, ...same.flatMap(({ where }) => where.makers)];
    if (row.from === 'failed-calls' && !calls.some((call) => mayFail(call, birth.type, makers, context)))
      return 'harmless';
    if (row.from === 'calls-without-callback' && !calls.some((call) => mayFailUnheard(call, birth, context)))
      return 'harmless';
    return endsAtOnce(birth, calls) || isCommand(birth, context) ? 'harmless' : 'unheard';
  }

  function isRefusedUnheard(lost: Node): boolean {
    const owner = parentOf(birth.node);
    if (birth.origin !== 'accepted' || owner === undefined) return false;
    const goodbyes = calls.filter((call) => methodOf(call, birth.type)?.role === 'close');
    const cuts = goodbyes.filter((call) => methodOf(call, birth.type)?.endsDelivery === true);
    return goodbyes.some((call) => !cuts.includes(call) && isRefusal(call, lost, owner, cuts));
  }
}

/** Whoever hands over a server may listen for its sockets too; whoever reads from them is the one that serves them. */
function isSharedBirth({ birth, where }: Followed): boolean {
  if (birth.server !== 'foreign') return birth.server === 'given out';
  return !where.listeners.some(
    ({ event }) => event !== null && birth.type.row.events[event]?.role === 'message',
  );
}

/** Of a parameter its name alone, without the type that is written behind it. */
function sightOfName(node: Node, { type }: SocketBirth, text: string): SocketSight {
  const sight = sightOf(node, type, text);
  return node.type === 'Identifier' ? { ...sight, text: node.name } : sight;
}

/** A field of the class is a name behind the assignment alone. */
function nameInReach(name: Node, { node }: SocketBirth): Node {
  return name.type === 'Identifier' || name.type === 'MemberExpression' ? name : node;
}

/** The values that each name is given, where several of them are sockets of this file. */
function givingsOf(
  births: readonly SocketBirth[],
  { identification }: LifeContext,
): ReadonlyMap<Slot, readonly Node[]> {
  const givings = new Map<Slot, Node[]>();
  for (const { node, origin } of births) {
    const target = origin === 'constructed' ? targetOf(node) : null;
    const slot = target === null ? null : identification.syntax.slotOf(target);
    if (slot !== null) givings.set(slot, [...(givings.get(slot) ?? []), node]);
  }
  return givings;
}

/** What runs once something else has happened: listeners, and what is told to the call itself, `connect(port, greet)`. */
function heardLater(
  calls: readonly Node[],
  listeners: Whereabouts['listeners'],
  { identification: { typeOf } }: LifeContext,
): readonly Node[] {
  const listening = listeners.flatMap(({ event, listener }) =>
    event === 'error' || listener === null ? [] : [listener],
  );
  const told = calls.flatMap((call) => {
    if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return [];
    const rows = [...calledRows(call, typeOf)];
    return call.arguments.filter((_, position) =>
      rows.some(({ row }) => [...callbacksAt(row, call, position)].some(({ runs }) => runs === 'later')),
    );
  });
  return [...listening, ...told];
}

/**
 * A listener to errors that is added within a listener to something else: until that runs, nobody hears. Where the socket is made
 * there as well, what ran is the listener of the one before.
 */
function isLate(
  { added, birth }: { readonly added: Node; readonly birth: Node },
  later: readonly Node[],
  { identification }: LifeContext,
): boolean {
  return later.some((listener) => {
    const heard = identification.functionNamed(listener)?.node;
    return heard !== undefined && isInside(added, heard) && !isInside(birth, heard);
  });
}

/** `for (const client of clients) client.on('error', …)`: which of them it is, only a run can tell. */
function hearsElements({ seen, context }: FileWide): boolean {
  return context
    .registrations()
    .some(
      ({ node, event, target }) =>
        !seen.has(node) &&
        (event === 'error' || event === null) &&
        socketOf(context.identification.typeOf(target)) !== null,
    );
}

/** `process.on('uncaughtException', …)`: what nobody hears is heard there. */
function catchesEverything(context: LifeContext): boolean {
  return context
    .registrations()
    .some(({ event, target }) => event === 'uncaughtException' && target.type === 'Identifier');
}

/** A page has no process to end. */
function isOfPage({ source }: LifeContext): boolean {
  return source.scopes.some(({ references }) =>
    references.some(({ identifier, resolved }) => {
      // Names are typed as unknown so that every scope manager fits.
      const { name } = identifier as { readonly name?: unknown };
      return (name === 'window' || name === 'document') && (resolved?.defs.length ?? 0) === 0;
    }),
  );
}

/** A call without a callback whose failure in a state that others bring about is an error event. */
function mayFail(
  call: TSESTree.CallExpression,
  type: SocketBirth['type'],
  makers: readonly Node[],
  { identification: { syntax } }: LifeContext,
): boolean {
  // In the run that makes it, it is open.
  if (makers.some((maker) => syntax.ownerOf(call) === syntax.ownerOf(maker))) return false;
  const { row } = type;
  const method = methodOf(call, type);
  if (method === undefined) return false;
  const outside: readonly State[] = row.outside?.open ?? OUTSIDE.open;
  return outside.some((state) => {
    const told = hasCallback(method, call.arguments.length) ? method.withCallback?.[state] : undefined;
    return (told ?? method.outcome[state])?.includes('error-event') === true;
  });
}

/** `socket.send(text, port)`, `socket.bind(port, listening)`; not `socket.send(text, port, told)`. */
function mayFailUnheard(
  call: TSESTree.CallExpression,
  { type }: SocketBirth,
  { identification }: LifeContext,
): boolean {
  const callee = unwrap(call.callee);
  const name = callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '';
  const method = methodOf(call, type);
  if (name === 'bind' && takesAnyPort(call, identification)) return false;
  if (
    method?.role === 'close' ||
    RETURNS_ITSELF.has(name) ||
    /^(?:[gs]et[A-Z]|(?:un)?ref$|(?:remoteA|a)ddress$)/.test(name)
  )
    return false;
  const last = call.arguments.at(-1);
  const isTold =
    last !== undefined &&
    (identification.functionNamed(last) !== null ||
      (last.type === 'Identifier' && /callback|^cb$|done|resolve|reject|next/i.test(last.name)));
  return method?.role !== 'send' || !isTold;
}

/** `socket.bind()`, `socket.bind(0, listening)`: there is always one that is free. */
function takesAnyPort(
  { arguments: [port] }: TSESTree.CallExpression,
  { functionNamed }: LifeContext['identification'],
): boolean {
  return port === undefined || (port.type === 'Literal' && port.value === 0) || functionNamed(port) !== null;
}

function methodOf(call: TSESTree.CallExpression, { row }: SocketBirth['type']): MethodRow | undefined {
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? ownValue(row.methods, memberName(callee) ?? '') : undefined;
}

/** `new net.Socket()` that is never told to connect. */
function isIdle(made: Node, calls: Whereabouts['calls']): boolean {
  if (made.type !== 'NewExpression' || calledName(made) !== 'Socket') return false;
  // What it takes over is open.
  const isGiven = [...eachNode(made)].some(
    (node) => node.type === 'Identifier' && /^(?:fd|handle)$/.test(node.name),
  );
  return !isGiven && !calls.some((call) => calledName(call) === 'connect');
}

/** `server.on('upgrade', (request, socket) => socket.destroy())`: there is no time for an error. */
function endsAtOnce({ node, type, origin }: SocketBirth, calls: Whereabouts['calls']): boolean {
  if (origin !== 'accepted') return false;
  const owner = parentOf(node);
  return calls.some((call) => {
    const method = methodOf(call, type);
    return method?.role === 'close' && method.endsDelivery === true && isStraight(call, owner);
  });
}

/** The one connection of a command that a person runs: to end with a message is what is wanted. */
function isCommand({ node, origin }: SocketBirth, { identification, source }: LifeContext): boolean {
  const owner = identification.syntax.ownerOf(node);
  if (origin !== 'constructed' || !isForTerminal(source)) return false;
  return owner === null || runsOnce(owner, identification);
}

/** Tells whether a call is made whenever a function runs, before it waits for anything. */
function isStraight(call: Node, owner: Node | undefined): boolean {
  const around = parentOf(call);
  if (around === owner) return true;
  const block = around?.type === 'ExpressionStatement' ? parentOf(around) : undefined;
  return block !== undefined && parentOf(block) === owner;
}

function livesLong(
  { origin, type, node }: SocketBirth,
  listeners: Whereabouts['listeners'],
  calls: Whereabouts['calls'],
  { identification }: LifeContext,
): boolean {
  const answers = listeners.flatMap(({ event, listener }) => {
    const role = event === null ? undefined : type.row.events[event]?.role;
    const heard = listener === null ? undefined : identification.functionNamed(listener)?.node;
    return (role === 'message' || role === 'open') && heard !== undefined ? [heard] : [];
  });
  const owner = origin === 'accepted' ? parentOf(node) : identification.syntax.ownerOf(node)?.node;
  const isShort = calls.some(
    (call) =>
      methodOf(call, type)?.role === 'close' && [owner, ...answers].some((fn) => isStraight(call, fn)),
  );
  if (isShort) return false;
  if (origin === 'accepted') return true;
  return listeners.some(({ event }) => event !== null && type.row.events[event]?.role === 'message');
}
