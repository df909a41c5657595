// Where a file gets its sockets from: it makes them, or a library hands it those that it has accepted.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { typeRow } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, outerOf, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf, type SocketType } from '../sockets/types.ts';
import { canBe } from '../states.ts';
import { isGivenAway } from './escapes.ts';
import { rootVariable } from './lifetime.ts';
import type { LifeContext } from './life-context.ts';
import { slotOfMade, targetOf } from './made-name.ts';

/** A socket at the place from which the file has it. */
export interface SocketBirth {
  /** The parameter, or the call that makes it. */
  readonly node: Node;
  readonly type: SocketType;
  readonly origin: 'constructed' | 'accepted';
  /** Births of one group are the same value: several listeners of one server each get what it accepted. */
  readonly group: string;
  /**
   * Who else may listen to what hands it over: nobody; code out of sight, which is given the server; or whoever handed the server to
   * this file.
   */
  readonly server: 'own' | 'given out' | 'foreign';
}

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];

/** Lists them: what the file makes in source order, then what it is handed. */
export function* eachBirth(context: LifeContext): Generator<SocketBirth> {
  for (const call of context.identification.syntax.calls) {
    const type = madeBy(call, context);
    if (type !== null)
      yield { node: call, type, origin: 'constructed', group: `made ${call.range[0]}`, server: 'own' };
  }
  const servers = serversOf(context);
  for (const header of context.identification.module.functions)
    yield* handedTo(header, servers.get(header.id) ?? null, context);
}

/** `new WebSocket(url)`, `net.connect(port)`; a method of a socket that returns its like returns itself. */
function madeBy(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  { identification }: LifeContext,
): SocketType | null {
  const { typeOf } = identification;
  const type = socketOf(typeOf(call));
  if (type === null) return null;
  const callee = unwrap(call.callee);
  if (call.type === 'NewExpression') {
    const isClass = partsOf(typeOf(callee)).every((part) => part.kind === 'class');
    return isClass && type.row.birth.construct !== undefined ? type : null;
  }
  // `tls` sockets are `net` sockets too.
  const isMethod =
    callee.type === 'MemberExpression' &&
    partsOf(typeOf(callee.object)).some(({ kind }) => kind === 'socket');
  const makes = [...calledRows(call, typeOf)].some(
    ({ row: { returns, another } }) =>
      returns !== undefined &&
      'socket' in returns &&
      returns.socket === type.name &&
      (!isMethod || another === true),
  );
  return makes ? type : null;
}

function* handedTo(
  { node, id }: FunctionHeader,
  server: Server | null,
  { identification }: LifeContext,
): Generator<SocketBirth> {
  // An empty function stands for one that somebody puts in its place.
  if (!isFunction(node) || (node.body.type === 'BlockStatement' && node.body.body.length === 0)) return;
  // Misses: a function that declares the type of its `this`.
  const [first] = node.params;
  if (first?.type === 'Identifier' && first.name === 'this') return;
  for (const position of POSITIONS) {
    const parameter = node.params[position];
    if (parameter?.type !== 'Identifier') continue;
    const type = identification.handed(node, position, []);
    // One that has been open for a while, or is closed, was handed over before.
    // What only its use makes likely, a written type has to confirm: `ws(path, (request: Request) => …)`.
    const isDenied =
      parameter.typeAnnotation != null &&
      type?.grade === 'probable' &&
      socketOf(identification.typeOf(parameter))?.grade !== 'certain';
    if (
      type === null ||
      type.served === true ||
      isDenied ||
      !canBe(type.states, 'open') ||
      canBe(type.states, 'closed')
    )
      continue;
    if (!isFirstMeeting(node, identification)) continue;
    const group = server === null ? `handed ${id}` : `${server.slot} ${server.event}`;
    yield { node: parameter, type, origin: 'accepted', group, server: originOf(server, identification) };
  }
}

/** Handlers of messages, errors and ends get a socket that somebody has met before. */
const LATER = /message|data|drain|error|close|end|ping|pong|disconnect|exit|online|listening/i;

function isFirstMeeting(fn: Node, { syntax, functionNamed }: LifeContext['identification']): boolean {
  const outer = outerOf(fn);
  if (
    outer?.type === 'Property' ||
    outer?.type === 'MethodDefinition' ||
    outer?.type === 'PropertyDefinition'
  ) {
    const { key } = outer;
    if (key.type === 'Identifier' && LATER.test(key.name)) return false;
  }
  return syntax.calls.every((call) => {
    const listening = readListening(call);
    const listener = listening === null ? undefined : call.arguments[listening.position];
    if (listening?.event == null || listener === undefined || !LATER.test(listening.event)) return true;
    return functionNamed(listener)?.node !== fn;
  });
}

interface Server {
  readonly node: Node;
  readonly slot: Slot;
  readonly event: string;
  /** Something out of sight listens to the same event. */
  readonly isShared: boolean;
  /** The listener is what the server was made with: whoever is given the server later takes that as it is. */
  readonly isMaker: boolean;
}

/** The server and event that each function listens to. */
function serversOf(context: LifeContext): ReadonlyMap<number, Server> {
  const { functionNamed } = context.identification;
  const servers = new Map<number, Server>();
  const unseen = new Set<string>();
  for (const { listener, ...server } of serving(context)) {
    const header = functionNamed(listener);
    if (header === null) unseen.add(`${server.slot} ${server.event}`);
    else servers.set(header.id, { ...server, isShared: false });
  }
  for (const [id, server] of servers)
    if (unseen.has(`${server.slot} ${server.event}`)) servers.set(id, { ...server, isShared: true });
  return servers;
}

/** Lists what listens to servers: `server.on('connection', serve)`, `const server = net.createServer(serve)`. */
function* serving({
  identification,
}: LifeContext): Generator<Omit<Server, 'isShared'> & { readonly listener: Node }> {
  const { syntax, typeOf } = identification;
  for (const call of syntax.calls) {
    const listening = readListening(call);
    const heard = listening === null ? undefined : call.arguments[listening.position];
    const slot = listening === null ? null : serverSlot(listening.target, identification);
    if (listening?.event != null && slot !== null && heard !== undefined)
      yield { node: listening.target, slot, event: listening.event, listener: heard, isMaker: false };
    const given = [...eventsGiven(call, typeOf)];
    const made = given.length === 0 ? null : serverSlot(call, identification);
    if (made === null) continue;
    for (const { event, listener } of given)
      yield { node: targetOf(call) ?? call, slot: made, event, listener, isMaker: true };
  }
}

/** Where a server is kept; one that is only chained on, `createServer(serve).on('connection', greet)`, is its own place. */
function serverSlot(server: Node, identification: LifeContext['identification']): Slot | null {
  const slot = identification.syntax.slotOf(server);
  if (slot !== null) return slot;
  let made = unwrap(server);
  for (;;) {
    if (made.type !== 'CallExpression' && made.type !== 'NewExpression') return null;
    const callee = unwrap(made.callee);
    const before = callee.type === 'MemberExpression' ? unwrap(callee.object) : null;
    if (before?.type !== 'CallExpression' && before?.type !== 'NewExpression') break;
    made = before;
  }
  return slotOfMade(made, identification) ?? `made ${made.range[0]}`;
}

/** The listeners that a call takes for events of the server that it makes. */
function* eventsGiven(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  typeOf: LifeContext['identification']['typeOf'],
): Generator<{ readonly event: string; readonly listener: Node }> {
  for (const { row } of calledRows(call, typeOf)) {
    if (row.callbacks === undefined) continue;
    const emits = partsOf(typeOf(call)).flatMap((part) =>
      part.kind === 'instance' ? Object.entries(typeRow(part.library, part.name)?.emits ?? {}) : [],
    );
    for (const [position, listener] of call.arguments.entries())
      for (const { parameters } of callbacksAt(row, call, position))
        for (const [event, given] of emits) if (given === parameters) yield { event, listener };
  }
}

function originOf(
  server: Server | null,
  identification: LifeContext['identification'],
): SocketBirth['server'] {
  if (server === null) return 'own';
  if (server.isShared) return 'given out';
  if (server.isMaker) return 'own';
  if (isGivenOut(server, identification)) return 'given out';
  const [definition] = rootVariable(server.node, identification)?.declaration.defs ?? [];
  return definition?.type === 'Parameter' || definition?.type === 'ImportBinding' ? 'foreign' : 'own';
}

/** `useServer({ schema }, server)`, `new WebSocketServer({ server })` */
function isGivenOut(
  { node, slot }: Server,
  { module, syntax, functionNamed }: LifeContext['identification'],
): boolean {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? module.variableOf(at) : null;
  // References hold nodes, typed as unknown so that every scope manager fits.
  const uses =
    variable?.declaration.references.map(({ identifier }) => identifier as Node) ?? syntax.mentions(slot);
  return uses.some((use) => {
    const outer = outerOf(use);
    const holder = outer?.type === 'Property' ? outerOf(outer.parent) : outer;
    if (holder?.type !== 'CallExpression' && holder?.type !== 'NewExpression') return false;
    return unwrap(holder.callee) !== unwrap(use) && isGivenAway(use) && functionNamed(holder.callee) === null;
  });
}
