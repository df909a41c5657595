// Whether a socket may be one that this file has just made, so that it may be connecting yet. In a file that makes sockets, one that
// comes in by a parameter is such a one only where a call in sight hands it over early: not from its open handler, nor after a wait.
import { definitionOf } from '../ir/definition.ts';
import type { Node } from '../ir/model.ts';
import { findArrival } from '../life/argument-parameter.ts';
import { slotOfMade } from '../life/made-name.ts';
import type { Identification } from '../sockets/identify.ts';
import { usesOf } from '../sockets/holder.ts';
import { ownValue } from '../sockets/library-index.ts';
import { readListening } from '../sockets/listening.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { eachNode, isFunction, memberName, outerOf, parentOf, unwrap } from '../sockets/tree.ts';
import { socketOf, type SocketType } from '../sockets/types.ts';

/** Tells whether what a send is called on may be a socket that this file makes, as far as the file shows. */
export function mayBeMadeHere(
  socket: Node | null,
  type: SocketType,
  identification: Identification,
): boolean {
  if (!identification.makesSockets(type)) return false;
  const slot = socket === null ? null : identification.syntax.slotOf(socket);
  const flow = flowOf(identification);
  if (flow.areConfined)
    return (
      slot !== null && [slot, ...identification.syntax.aliases(slot)].some((name) => flow.births.has(name))
    );
  return slot === null || comesFromBirth(slot, flow, identification);
}

/** A socket that a call hands over. */
interface Given {
  readonly value: Node;
  readonly call: Node;
}

interface Flow {
  /** The slots of what this file makes. */
  readonly births: ReadonlySet<Slot>;
  /** Nothing that this file makes is to be had by any other name than that which it is given where it is made. */
  readonly areConfined: boolean;
  /** What calls in sight give to parameters, by the slot of the parameter, or of the field that it is as well. */
  readonly given: ReadonlyMap<Slot, readonly Given[]>;
}

const flows = new WeakMap<Identification, Flow>();

function flowOf(identification: Identification): Flow {
  const known = flows.get(identification);
  if (known !== undefined) return known;
  const { syntax, typeOf } = identification;
  const births = new Set<Slot>();
  const given = new Map<Slot, Given[]>();
  let areConfined = true;
  for (const call of syntax.calls) {
    const isBirth = call.type === 'NewExpression' && socketOf(typeOf(call)) !== null;
    const slot = isBirth ? slotOfMade(call, identification) : null;
    if (slot !== null) births.add(slot);
    if (isBirth) areConfined &&= slot !== null && isConfined(slot, identification);
    for (const [position, value] of call.arguments.entries()) {
      if (socketOf(typeOf(value)) === null) continue;
      const arrival = findArrival(call, position, identification);
      if (arrival === null || arrival === 'out of sight') continue;
      for (const at of [syntax.slotOf(arrival.name), arrival.field])
        if (at !== null) given.set(at, [...(given.get(at) ?? []), { value, call }]);
    }
  }
  const flow = { births, areConfined, given };
  flows.set(identification, flow);
  return flow;
}

/** A variable or field that is only asked, called upon and given another value. */
function isConfined(slot: Slot, identification: Identification): boolean {
  const [, id] = /^v(\d+)$/.exec(slot) ?? [];
  if (id === undefined && !isField(slot)) return false;
  const holder = id === undefined ? slot : identification.variables.get(Number(id));
  const uses = holder === undefined ? null : usesOf(holder, identification);
  return uses?.mentions.every(staysPut) === true;
}

function staysPut(mention: Node): boolean {
  const outer = outerOf(mention);
  switch (outer?.type) {
    case 'MemberExpression':
      return unwrap(outer.object) === unwrap(mention);
    case 'AssignmentExpression':
      return unwrap(outer.left) === unwrap(mention);
    case 'LogicalExpression':
      return outer.operator === '&&' && unwrap(outer.left) === unwrap(mention);
    default:
      return /^(?:Unary|Binary)Expression$|^(?:If|Expression)Statement$/.test(outer?.type ?? '');
  }
}

function isField(slot: Slot): boolean {
  return /^c\d+\.[^.]+$/.test(slot);
}

/** Follows a slot back over the names of the same value and the calls that give it. What cannot be followed may be a birth. */
function comesFromBirth(start: Slot, { births, given }: Flow, identification: Identification): boolean {
  const { syntax } = identification;
  const seen = new Set<Slot>();
  const open = [start];
  for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
    if (seen.has(slot)) continue;
    seen.add(slot);
    if (births.has(slot)) return true;
    if (!isNamed(slot, identification)) return true;
    if (syntax.assigned(slot).some((value) => !isName(value))) return true;
    for (const other of syntax.aliases(slot)) if (!isGivenOpen(slot, other, identification)) open.push(other);
    for (const { value, call } of given.get(slot) ?? []) {
      if (isOpenBy(value, call, identification)) continue;
      const from = syntax.slotOf(value);
      if (from === null) return true;
      open.push(from);
    }
  }
  return false;
}

/** A parameter, or a variable or field that is only given what names stand for. */
function isNamed(slot: Slot, { variables, syntax }: Identification): boolean {
  const [, id] = /^v(\d+)$/.exec(slot) ?? [];
  const definition = id === undefined ? undefined : definitionOf(variables.get(Number(id))?.declaration);
  // Who runs a callback may hand it anything that the file keeps: `pool.forEach((socket) => …)`.
  if (isFunction(definition)) return !isCallback(definition);
  if (id !== undefined) {
    if (definition?.type !== 'VariableDeclarator') return false;
    if (definition.init !== null && !isName(definition.init)) return false;
  } else if (!isField(slot)) return false;
  return syntax.assigned(slot).length + syntax.aliases(slot).size > 0;
}

function isCallback(fn: Node): boolean {
  const outer = outerOf(fn);
  return outer?.type === 'CallExpression' || outer?.type === 'NewExpression';
}

/** `socket`, `this.socket`, `null`, `undefined` */
function isName(value: Node): boolean {
  const node = unwrap(value);
  return (
    node.type === 'Identifier' ||
    node.type === 'MemberExpression' ||
    (node.type === 'Literal' && node.value === null)
  );
}

/** `link.onopen = () => { this.link = link; }`: one name is only given what the other stands for once that is open. */
function isGivenOpen(slot: Slot, other: Slot, identification: Identification): boolean {
  const { syntax } = identification;
  const givings = syntax.assigned(slot).filter((value) => syntax.slotOf(value) === other);
  return givings.length > 0 && givings.every((value) => isOpenBy(value, value, identification));
}

/** The giving stands in an open handler of the socket, or behind a wait of the function that holds it. */
function isOpenBy(value: Node, giving: Node, identification: Identification): boolean {
  for (let at = parentOf(giving); at !== undefined; at = parentOf(at)) {
    if (!isFunction(at)) continue;
    if (hearsOpen(at, identification)) return true;
    for (const node of eachNode(at.body))
      if (node.type === 'AwaitExpression' && node.range[0] < value.range[0]) return true;
  }
  return false;
}

function hearsOpen(fn: Node, { typeOf }: Identification): boolean {
  const outer = outerOf(fn);
  if (outer?.type === 'AssignmentExpression')
    return outer.left.type === 'MemberExpression' && memberName(outer.left) === 'onopen';
  const listening = outer?.type === 'CallExpression' ? readListening(outer) : null;
  if (listening?.event == null) return false;
  const row = socketOf(typeOf(listening.target))?.row;
  return row !== undefined && ownValue(row.events, listening.event)?.role === 'open';
}
