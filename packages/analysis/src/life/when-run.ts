// When code runs, in terms of the life of the sockets of its file: once one of them has closed, only while they live, or nobody
// can tell. In: a node. Out: the answer for the function that it stands in, by what that function is handed to and who calls it.
import type { TSESTree } from '@typescript-eslint/types';
import type { EventRow, SocketRow } from '@socket-safety/libraries';
import type { FunctionHeader, Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from '../sockets/called-row.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import { ownValue, typeRow } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import { partEvent } from '../sockets/part.ts';
import { runsArgumentInside } from '../sockets/runs-inside.ts';
import { isFunction, keyName, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf } from '../sockets/types.ts';
import { canBe } from '../states.ts';

/**
 * | answer    | the code runs                                                                    |
 * | --------- | -------------------------------------------------------------------------------- |
 * | `closed`  | in a handler of a close or an error, or is called by one                         |
 * | `unknown` | in a timer, or where somebody out of sight calls it, perhaps from such a handler  |
 * | `live`    | only where sockets are being made, open or answer: it hears of no end            |
 */
export type When = 'closed' | 'unknown' | 'live';

/** Answers when the code at a node runs. */
export type WhenRun = (node: Node) => When;

/** No library hands a socket at a later position. */
const POSITIONS = [0, 1, 2];
const MAX_CALLERS = 6;
const TIMERS = new Set(['setInterval', 'setTimeout', 'setImmediate', 'requestAnimationFrame']);
/** Events that tell of an end although a row does not say so, or not of that of the whole socket. */
const ENDS = /^(?:end|finish|exit|abort(?:ed)?|timeout|disconnecting|unpipe)$/;

/** Prepares the answers for one file; each function is looked at once. */
export function createWhenRun(identification: Identification): WhenRun {
  const known = new Map<number, When>();
  const { syntax, typeOf, handed, functionNamed, module } = identification;

  function ofNode(node: Node, depth: number): When {
    const owner = syntax.ownerOf(node);
    return owner === null || owner.parent === null ? 'live' : ofFunction(owner, depth);
  }

  function ofFunction(header: FunctionHeader, depth: number): When {
    const answer = known.get(header.id);
    if (answer !== undefined) return answer;
    if (depth === 0) return 'unknown';
    known.set(header.id, 'live');
    const found = judge(header, depth);
    known.set(header.id, found);
    return found;
  }

  function judge(header: FunctionHeader, depth: number): When {
    const { node } = header;
    if (!isFunction(node)) return header.kind === 'constructor' ? 'live' : 'unknown';
    const byLibrary = handedWhen(node);
    if (byLibrary !== null) return byLibrary;
    let when: When | null = null;
    for (const use of usesOf(node)) {
      const one = use === null ? 'unknown' : ofUse(use, node, depth);
      if (one === 'closed') return 'closed';
      when = when === 'unknown' ? when : one;
    }
    return when ?? 'unknown';
  }

  /** What a library that calls the function hands it says what has happened. */
  function handedWhen(node: Parameters<typeof handed>[0]): When | null {
    for (const position of POSITIONS) {
      const socket = handed(node, position, []);
      if (socket === null) continue;
      return canBe(socket.states, 'open') || canBe(socket.states, 'connecting') ? 'live' : 'closed';
    }
    return null;
  }

  /** Every mention of a function; null for those that cannot be listed. */
  function* usesOf(node: Node): Generator<Node | null> {
    const outer = outerOf(node);
    if (node.type !== 'FunctionDeclaration') {
      if (outer?.type === 'MethodDefinition' || outer?.type === 'PropertyDefinition') {
        yield* usesOfMember(outer);
        return;
      }
      if (outer?.type !== 'VariableDeclarator') {
        yield node;
        return;
      }
    }
    const name = node.type === 'FunctionDeclaration' ? node.id : declaredName(outer);
    const declaration = node.type === 'FunctionDeclaration' ? node : parentOf(outer ?? node);
    const variable = name === null ? null : module.variableOf(name);
    if (variable === null || /^Export/.test(parentOf(declaration ?? node)?.type ?? '')) yield null;
    for (const reference of variable?.declaration.references ?? [])
      // References hold nodes, typed as unknown so that every scope manager fits.
      if (reference.isRead()) yield reference.identifier as Node;
  }

  function* usesOfMember(
    member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
  ): Generator<Node | null> {
    const name = keyName(member.key, member.computed);
    const header = module.classOf(parentOf(parentOf(member) ?? member) ?? member);
    if (name === null || header === null || !isPrivate(member)) yield null;
    else yield* syntax.mentions(fieldSlot(header.id, name));
  }

  function ofUse(use: Node, fn: Node, depth: number): When {
    const outer = outerOf(use);
    switch (outer?.type) {
      case 'CallExpression':
      case 'NewExpression': {
        if (unwrap(outer.callee) === unwrap(use)) return ofCall(outer, fn, depth);
        const argument = outer.arguments.findIndex((candidate) => unwrap(candidate) === unwrap(use));
        return argument === -1 ? 'unknown' : ofArgument(outer, argument, depth);
      }
      case 'AssignmentExpression': {
        const name = outer.left.type === 'MemberExpression' ? memberName(outer.left) : null;
        if (outer.left.type !== 'MemberExpression' || name?.startsWith('on') !== true) return 'unknown';
        return ofEvent(outer.left.object, name.slice(2));
      }
      // `close.bind(this)`
      case 'MemberExpression': {
        const call = memberName(outer) === 'bind' ? outerOf(outer) : undefined;
        return call?.type === 'CallExpression' ? ofUse(call, fn, depth) : 'unknown';
      }
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
      default:
        return 'unknown';
    }
  }

  /** A call within the function itself is no caller. */
  function ofCall(call: Node, fn: Node, depth: number): When {
    const isOwn = fn.range[0] <= call.range[0] && call.range[1] <= fn.range[1] && unwrapCallee(call) !== fn;
    return isOwn ? 'live' : ofNode(call, depth - 1);
  }

  function ofArgument(
    call: TSESTree.CallExpression | TSESTree.NewExpression,
    argument: number,
    depth: number,
  ): When {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : null;
    if (callee.type === 'Identifier' && TIMERS.has(callee.name)) return 'unknown';
    const listening = readListening(call);
    if (listening?.position === argument)
      return listening.event === null ? 'unknown' : ofEvent(listening.target, listening.event);
    for (const { row } of calledRows(call, typeOf))
      for (const { hears } of callbacksAt(row, call, argument)) {
        const target = callee.type === 'MemberExpression' ? callee.object : call;
        if (hears !== undefined) return ofEvent(socketOf(typeOf(target)) === null ? call : target, hears);
      }
    if (name !== null && runsArgumentInside(name, argument)) return ofNode(call, depth - 1);
    if (functionNamed(callee) !== null) return 'unknown';
    return 'unknown';
  }

  function ofEvent(target: Node, event: string): When {
    const type = socketOf(typeOf(target));
    if (type === null) {
      const part = partEvent(target, event, typeOf);
      return part === null ? ofOtherEvent(target, event) : whenOf(part.row, event, part.type.row);
    }
    const row = ownValue(type.row.events, event);
    if (row !== undefined) return whenOf(row, event, type.row);
    return ENDS.test(event) ? 'unknown' : 'live';
  }

  /** Servers tell of themselves, and of new sockets; a request, of its response. */
  function ofOtherEvent(target: Node, event: string): When {
    const at = unwrap(target);
    if (at.type === 'Identifier' && at.name === 'process') return 'live';
    for (const part of partsOf(typeOf(target))) {
      if (part.kind !== 'instance') return 'unknown';
      const row = typeRow(part.library, part.name);
      if (row?.ends?.events.includes(event) === true) return 'closed';
      const isServer = Object.values(row?.emits ?? {}).some((all) =>
        all.some((ref) => ref !== null && 'socket' in ref),
      );
      return isServer ? 'live' : 'unknown';
    }
    return 'unknown';
  }

  function unwrapCallee(call: Node): Node | null {
    return call.type === 'CallExpression' ? unwrap(call.callee) : null;
  }

  return (node) => ofNode(node, MAX_CALLERS);
}

function whenOf({ role, states }: EventRow, event: string, { outside }: SocketRow): When {
  // A client that leaves does not bring it about: `finish` follows the program's own `end`.
  const isOwn =
    outside?.open !== undefined &&
    !states.some((state) => state === 'closed' || outside.open?.includes(state) === true);
  if (role === 'other' && isOwn) return 'live';
  switch (role) {
    case 'close':
    case 'error':
      return 'closed';
    case 'other':
      // A window's `close` comes before its end, and `closed` after it.
      return event === 'close' || ENDS.test(event) ? 'closed' : 'live';
    case 'open':
    case 'message':
      return 'live';
    default:
      return role satisfies never;
  }
}

function declaredName(declarator: Node | undefined): TSESTree.Identifier | null {
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? declarator.id
    : null;
}

/** Tells whether nobody but the class itself can name a member. */
export function isPrivate(member: {
  readonly key: Node;
  readonly accessibility?: 'private' | 'protected' | 'public' | undefined;
}): boolean {
  return member.key.type === 'PrivateIdentifier' || member.accessibility === 'private';
}
