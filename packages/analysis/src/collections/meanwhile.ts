// Functions that run at their own time, whatever else is under way: listeners, timers, handlers of requests, and what they call.
import type { FunctionHeader, FunctionId, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import { readListening } from '../sockets/listening.ts';
import { calledName, keyName, memberName, outerOf, unwrap } from '../sockets/tree.ts';
import type { Runs } from './runs.ts';

/** A handler itself, and what it calls: whatever lies further off is seldom meant to run meanwhile. */
const MAX_CALLERS = 2;

/** Names of what others call as somebody leaves, or as something happens: `unsubscribe`, `off`, `onClose`, `handleExit`. */
const TOLD =
  /^#?_?(?:leave|off|part|un[A-Z]?subscribe\w*|disconnect\w*|logout|remove\w*(?:Listener|Subscriber|Observer|Watcher|Client|Member|Player|User|Peer|Viewer)|(?:on|handle|webSocket)[A-Z]\w*)$/;

/** Tells whether something in sight runs a function at its own time. Misses: what other files call for reasons of their own. */
export function happensAnyTime(
  fn: FunctionId,
  runs: Runs,
  identification: Identification,
  depth = MAX_CALLERS,
): boolean {
  const { module, syntax } = identification;
  const header = module.functions[fn];
  if (header === undefined || depth === 0) return false;
  if (TOLD.test(header.name ?? '')) return true;
  // `jobs.forEach((job) => …)` runs it where it stands.
  const inside = runs.asCallback(header);
  if (inside.length > 0)
    return inside.some(({ site }) => happensAnyTime(site.caller, runs, identification, depth - 1));
  if (isHandler(header.node)) return true;
  return usesOf(header, identification).some((use) => {
    const outer = outerOf(use);
    const isCall = outer?.type === 'CallExpression' && unwrap(outer.callee) === unwrap(use);
    if (!isCall) return isHandler(use);
    const caller = syntax.ownerOf(outer);
    return caller !== null && caller.id !== fn && happensAnyTime(caller.id, runs, identification, depth - 1);
  });
}

const TIMERS = /^set(?:Timeout|Interval|Immediate)$/;

/** A function that stands where something happens: `socket.on('close', () => …)`, `socket.onclose = …`, `setInterval(() => …)`. */
function isHandler(node: Node): boolean {
  const outer = outerOf(node);
  switch (outer?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const listening = readListening(outer);
      if (listening !== null) return outer.arguments[listening.position] === node;
      return outer.type === 'CallExpression' && TIMERS.test(calledName(outer));
    }
    case 'AssignmentExpression':
      return outer.left.type === 'MemberExpression' && (memberName(outer.left) ?? '').startsWith('on');
    // `{ close(socket) { … } }`, as libraries take them
    case 'Property':
      return /^(?:close|end|leave|disconnect)$/.test(keyName(outer.key, outer.computed) ?? '');
    default:
      return false;
  }
}

function usesOf(
  { node, class: owner, name }: FunctionHeader,
  { module, syntax }: Identification,
): readonly Node[] {
  if (owner !== null && name !== null) return syntax.mentions(fieldSlot(owner, name));
  const outer = outerOf(node);
  const declared = outer?.type === 'VariableDeclarator' && outer.id.type === 'Identifier' ? outer.id : null;
  const identifier = node.type === 'FunctionDeclaration' ? node.id : declared;
  const references = identifier === null ? [] : (module.variableOf(identifier)?.declaration.references ?? []);
  // References hold nodes, typed as unknown so that every scope manager fits.
  return references.filter((use) => use.isRead()).map((use) => use.identifier as Node);
}
