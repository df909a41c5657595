// Functions that run once a socket has closed: listeners to its close event, to that of the request that a response answers, to the
// abort signal of a stream's consumer, and the `cancel` of a stream's source.
import type { EventRow, HandlerRow, SocketRow } from '@socket-safety/libraries';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { calledRows } from '../sockets/called-row.ts';
import type { Registration } from '../sockets/registrations.ts';
import type { Identification } from '../sockets/identify.ts';
import { typeRow } from '../sockets/library-index.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isFunction, keyName, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf, type Type } from '../sockets/types.ts';

/**
 * A function that hears of the state of sockets.
 *
 * | role      | it hears                                                                       |
 * | --------- | ------------------------------------------------------------------------------ |
 * | `open`    | that they are open                                                             |
 * | `message` | something that only an open one can hear                                       |
 * | `close`   | that they are closed                                                           |
 * | `ended`   | that the other side has ended them; where it did not, a `failed` handler hears |
 * | `failed`  | of an error, in families that have `ended`                                     |
 */
export interface StateHandler {
  readonly role: 'open' | 'message' | 'close' | 'ended' | 'failed';
  /** The sockets, by every name that they have. */
  readonly sockets: readonly Slot[];
  readonly handler: FunctionHeader;
  /** The world outside ends none of them without calling it in the same step. */
  readonly atOnce: boolean;
}

/** A property that is true once some sockets are closed: `req.destroyed`. */
export interface EndFlag {
  readonly slot: Slot;
  readonly sockets: readonly Slot[];
}

/** Lists the functions of a file that hear of an open or a close. `root` is its program, `registrations` are all of its listeners. */
export function* eachStateHandler(
  root: Node,
  registrations: readonly Registration[],
  identification: Identification,
): Generator<StateHandler> {
  const slots = new SocketSlots(root, identification);
  for (const call of identification.syntax.calls) {
    for (const { row } of calledRows(call, identification.typeOf))
      for (const handlers of row.handlers ?? [])
        yield* sourceHandlers(unwrap(call.arguments[handlers.argument] ?? call), handlers, identification);
  }
  for (const { target, event, handler, heard } of registrations)
    yield* listenerOf(target, event, handler, heard, slots, identification);
}

/** Lists what can be asked instead of a close handler: `req.aborted`, `signal.aborted`. */
export function* eachEndFlag(root: Node, identification: Identification): Generator<EndFlag> {
  const slots = new SocketSlots(root, identification);
  for (const node of eachNode(root)) {
    if (node.type !== 'MemberExpression') continue;
    const name = memberName(node);
    if (name === null) continue;
    const sockets = [
      ...slots.endingWith(node.object, (ends) => ends.flags.includes(name)),
      ...(name === 'aborted' ? slots.abortable() : []),
    ];
    const slot = sockets.length === 0 ? null : identification.syntax.slotOf(node);
    if (slot !== null) yield { slot, sockets };
  }
}

function* listenerOf(
  target: Node,
  event: string | null,
  handler: FunctionHeader | null,
  heard: Registration['heard'],
  slots: SocketSlots,
  identification: Identification,
): Generator<StateHandler> {
  if (handler === null || event === null) return;
  const slot = identification.syntax.slotOf(target);
  const role = heard === null ? null : roleOf(heard.row, heard.type.row);
  if (slot !== null && role !== null)
    yield {
      role,
      sockets: namesOf(slot, identification),
      handler,
      atOnce: socketOf(identification.typeOf(target))?.row.toldAtOnce === true,
    };
  const ended = slots.endingWith(target, (ends) => ends.events.includes(event));
  if (ended.length > 0) yield { role: 'close', sockets: ended, handler, atOnce: false };
  const aborted = event === 'abort' ? slots.abortable() : [];
  if (aborted.length > 0) yield { role: 'close', sockets: aborted, handler, atOnce: false };
}

function roleOf({ role, orError }: EventRow, { events }: SocketRow): StateHandler['role'] | null {
  if (role === 'open' || role === 'message' || role === 'close') return role;
  if (orError === true) return 'ended';
  return role === 'error' && Object.values(events).some((event) => event.orError) ? 'failed' : null;
}

/** Lists the pairs of handlers that hear, one or the other, of every close of some socket from outside. */
export function* eachEndPair(
  handlers: readonly StateHandler[],
): Generator<readonly [ended: StateHandler, failed: StateHandler]> {
  for (const ended of handlers) {
    if (ended.role !== 'ended') continue;
    for (const failed of handlers)
      if (failed.role === 'failed' && failed.sockets.some((slot) => ended.sockets.includes(slot)))
        yield [ended, failed];
  }
}

/** `{ start(controller) {}, cancel() {} }` */
function* sourceHandlers(
  source: Node,
  row: HandlerRow,
  identification: Identification,
): Generator<StateHandler> {
  if (row.closes === undefined || row.path.length > 0 || source.type !== 'ObjectExpression') return;
  const members = new Map<string, Node>();
  for (const property of source.properties) {
    const name = property.type === 'Property' ? keyName(property.key, property.computed) : null;
    if (property.type === 'Property' && name !== null) members.set(name, unwrap(property.value));
  }
  const sockets: Slot[] = [];
  for (const [name, parameters] of Object.entries(row.methods)) {
    const method = members.get(name);
    if (method === undefined || !isFunction(method)) continue;
    parameters.forEach((ref, position) => {
      const parameter = method.params[position];
      const slot = parameter === undefined || ref === null ? null : identification.syntax.slotOf(parameter);
      if (slot !== null) sockets.push(...namesOf(slot, identification));
    });
  }
  for (const name of row.closes) {
    const method = members.get(name);
    const handler = method === undefined ? null : identification.functionNamed(method);
    if (handler !== null) yield { role: 'close', sockets, handler, atOnce: false };
  }
}

function namesOf(slot: Slot, { syntax }: Identification): readonly Slot[] {
  return [slot, ...syntax.aliases(slot)];
}

type Ends = NonNullable<NonNullable<ReturnType<typeof typeRow>>['ends']>;

/** The sockets of a file by their names, looked up once somebody asks. */
class SocketSlots {
  readonly #root: Node;
  readonly #identification: Identification;
  #known: Map<Slot, { readonly type: Type; readonly owner: number | null }> | null = null;

  constructor(root: Node, identification: Identification) {
    this.#root = root;
    this.#identification = identification;
  }

  /** Sockets that end with the instance that an expression is, where the row says that it tells. */
  endingWith(instance: Node, tells: (ends: Ends) => boolean): readonly Slot[] {
    for (const part of partsOf(this.#identification.typeOf(instance))) {
      const ends = part.kind === 'instance' ? typeRow(part.library, part.name)?.ends : undefined;
      if (ends === undefined || !tells(ends)) continue;
      const owner = this.#ownerOf(instance);
      return this.#where((type, of) => type.kind === 'socket' && type.name === ends.of && of === owner);
    }
    return [];
  }

  /** Sockets whose consumer has an abort signal. */
  abortable(): readonly Slot[] {
    return this.#where((type) => type.kind === 'socket' && type.row.abortable === true);
  }

  #where(fits: (type: Type, owner: number | null) => boolean): readonly Slot[] {
    this.#known ??= this.#collect();
    const found = [...this.#known].filter(([, { type, owner }]) => fits(type, owner)).map(([slot]) => slot);
    return [...new Set(found.flatMap((slot) => namesOf(slot, this.#identification)))];
  }

  #collect(): Map<Slot, { readonly type: Type; readonly owner: number | null }> {
    const found = new Map<Slot, { readonly type: Type; readonly owner: number | null }>();
    const { syntax, typeOf } = this.#identification;
    for (const node of eachNode(this.#root)) {
      if (node.type !== 'Identifier' && node.type !== 'MemberExpression') continue;
      const slot = syntax.slotOf(node);
      const type = slot === null || found.has(slot) ? null : socketOf(typeOf(node));
      if (slot !== null && type !== null) found.set(slot, { type, owner: this.#ownerOf(node) });
    }
    return found;
  }

  /** The function that declares the variable at the root of an expression. */
  #ownerOf(expression: Node): number | null {
    let root = unwrap(expression);
    while (root.type === 'MemberExpression') root = unwrap(root.object);
    const variable = root.type === 'Identifier' ? this.#identification.module.variableOf(root) : null;
    // Scope managers type the names of a variable as unknown.
    const name = variable?.declaration.identifiers[0] as Node | undefined;
    return name === undefined ? null : (this.#identification.syntax.ownerOf(name)?.id ?? null);
  }
}
