// What a library's call makes may hold sockets: `const { socket } = Deno.upgradeWebSocket(request)`, `new WebSocketPair()[1]`,
// `room.getConnections()`. Each is known for the state in which it is handed over.
import type { Library, TypeRef } from '@socket-safety/libraries';
import type { Instr, Node } from '../ir/model.ts';
import { quote } from '../ir/place.ts';
import { calledRows, returnedRef } from '../sockets/called-row.ts';
import { handedByOnce } from '../sockets/awaited-event.ts';
import type { Identification } from '../sockets/identify.ts';
import { typeRow } from '../sockets/library-index.ts';
import { unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import { statesOf } from '../states.ts';
import type { CallInstr } from './call-target.ts';
import type { TransferContext } from './context.ts';
import { FIELD, objectAt, objectIn, unknownHeld, type FlowState, type ObjectId } from './state.ts';

/** Notes the sockets in the result of an instruction, which is `object`. */
export function bearParts(
  { node }: Pick<Instr, 'node'>,
  object: ObjectId,
  state: FlowState,
  { identification }: TransferContext,
): void {
  for (const { library, ref } of refsOf(node, identification)) bear(library, ref, object, node, state);
  for (const part of partsOf(identification.typeOf(node))) {
    if (part.kind !== 'instance') continue;
    const properties = typeRow(part.library, part.name)?.properties ?? {};
    for (const [name, ref] of Object.entries(properties))
      bearIn(part.library, ref, object, name, node, state);
  }
}

/** `Object.values(new WebSocketPair())`: the values are the parts themselves, in the order of their numbers. */
export function partsViewed(
  instr: CallInstr,
  state: FlowState,
  { identification: { typeOf } }: TransferContext,
): ObjectId | null {
  const { node } = instr;
  if (node.type !== 'CallExpression' || typeOf(node)?.kind !== 'tuple') return null;
  const { callee } = node;
  const isView =
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Object';
  const of = isView ? instr.arguments[0]?.value : undefined;
  if (of?.kind === 'place') return objectAt(state, of.place);
  return of?.kind === 'result' ? objectIn(state, `r${of.of}`) : null;
}

function* refsOf(node: Node, identification: Identification): Generator<{ library: Library; ref: TypeRef }> {
  if (node.type === 'AwaitExpression') yield* awaitedRefs(unwrap(node.argument), identification);
  if (node.type !== 'CallExpression') return;
  for (const { library, row } of calledRows(node, identification.typeOf)) {
    const ref = returnedRef(row, node);
    if (ref !== undefined && !('socket' in ref)) yield { library, ref };
  }
}

/** What the promise of a library's call settles to. */
function* awaitedRefs(
  node: Node,
  identification: Identification,
): Generator<{ library: Library; ref: TypeRef }> {
  if (node.type !== 'CallExpression') return;
  for (const { library, row } of calledRows(node, identification.typeOf)) {
    const ref = returnedRef(row, node);
    if (ref !== undefined && 'promise' in ref) yield { library, ref: ref.promise };
  }
  for (const { library, parameters } of handedByOnce(node, identification))
    yield { library, ref: { tuple: parameters } };
}

function bear(library: Library, ref: TypeRef, object: ObjectId, node: Node, state: FlowState): void {
  if ('socket' in ref) state.held.set(object, unknownHeld(statesOf(...ref.states), node));
  else if ('record' in ref)
    for (const [name, part] of Object.entries(ref.record)) bearIn(library, part, object, name, node, state);
  else if ('tuple' in ref)
    for (const [position, part] of ref.tuple.entries()) {
      if (part !== null) bearIn(library, part, object, String(position), node, state);
    }
  else if ('array' in ref) bearIn(library, ref.array, object, '*', node, state);
}

/** A member by the segments that places have for it: `.socket`, `[0]` and `['0']`; `[*]` is every element. */
function bearIn(
  library: Library,
  ref: TypeRef,
  object: ObjectId,
  name: string,
  node: Node,
  state: FlowState,
): void {
  const isIndex = /^(?:\d+|\*)$/.test(name);
  for (const segment of isIndex ? [`[${name}]`, `[${quote(name)}]`] : [name])
    bear(library, ref, object + FIELD + segment, node, state);
}
