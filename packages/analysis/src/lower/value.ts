// Makes values; folds what a literal decides, so that no value speaks of a branch that the graph leaves out.
import type { InstrId, Node, Place, Root, Value } from '../ir/model.ts';

type Literal = (Value & { kind: 'literal' })['value'];
type Operator = (Value & { kind: 'logical' })['operator'];

export function literal(node: Node, value: Literal): Value {
  return { kind: 'literal', value, node };
}

export function opaque(node: Node): Value {
  return { kind: 'opaque', node };
}

export function resultOf(node: Node, of: InstrId): Value {
  return { kind: 'result', of, node };
}

export function placeAt(node: Node, root: Root, path: readonly string[] = [], optional = false): Value {
  return { kind: 'place', place: { root, path }, optional, node };
}

export function notOf(node: Node, operand: Value): Value {
  return operand.kind === 'literal' ? literal(node, !operand.value) : { kind: 'not', operand, node };
}

export function logicalOf(node: Node, operator: Operator, left: Value, right: Value): Value {
  if (left.kind !== 'literal') return { kind: 'logical', operator, left, right, node };
  const nullish = left.value === null || left.value === undefined;
  const takesRight = operator === '??' ? nullish : operator === '&&' ? Boolean(left.value) : !left.value;
  return takesRight ? right : left;
}

export function conditionalOf(node: Node, test: Value, then: Value, otherwise: Value): Value {
  if (test.kind === 'literal') return test.value ? then : otherwise;
  return { kind: 'conditional', test, then, otherwise, node };
}

/** The place that a value names, or null: `open()` names its result. */
export function placeOf(value: Value): Place | null {
  if (value.kind === 'place') return value.place;
  return value.kind === 'result' ? { root: { kind: 'result', of: value.of }, path: [] } : null;
}

/**
 * The value of a member of a value.
 *
 * | of           | is                                             |
 * | place, result | the place with one more segment                |
 * | record, list | the entry, where it is plain to see            |
 * | ??, \|\|, ?: | the member of either side; one level deep only |
 * | others       | opaque                                         |
 */
export function memberOf(object: Value, segment: string, node: Node): Value {
  switch (object.kind) {
    case 'logical':
      return memberOfEither(object, segment, node);
    case 'conditional': {
      const then = memberOfPlain(object.then, segment, node);
      const otherwise = memberOfPlain(object.otherwise, segment, node);
      return conditionalOf(node, object.test, then, otherwise);
    }
    default:
      return memberOfPlain(object, segment, node);
  }
}

// `options ?? {}` and `options || {}` have the members of `options`, if any: what `options?.member` says.
function memberOfEither(object: Value & { kind: 'logical' }, segment: string, node: Node): Value {
  const { operator, left, right } = object;
  const ofLeft = memberOfPlain(left, segment, node);
  const ofRight = memberOfPlain(right, segment, node);
  if (operator === '&&') return conditionalOf(node, left, ofRight, ofLeft);
  const isAbsent = ofRight.kind === 'literal' && ofRight.value === undefined;
  if (isAbsent && ofLeft.kind === 'place') return { ...ofLeft, optional: true };
  if (operator === '||') return conditionalOf(node, left, ofLeft, ofRight);
  const isNullish: Value = { kind: 'compare', operator: '==', left, right: literal(node, null), node };
  return conditionalOf(node, isNullish, ofRight, ofLeft);
}

// Longer paths name nothing that a second one names too, and copying them would cost the square of their length.
const longestPath = 64;

function memberOfPlain(object: Value, segment: string, node: Node): Value {
  const place = placeOf(object);
  if (place !== null && place.path.length < longestPath) {
    const optional = object.kind === 'place' && object.optional;
    return placeAt(node, place.root, [...place.path, segment], optional);
  }
  if (object.kind === 'record') return memberOfRecord(object, segment, node);
  if (object.kind === 'list') return memberOfList(object, segment, node);
  return opaque(node);
}

function memberOfRecord(object: Value & { kind: 'record' }, segment: string, node: Node): Value {
  const last = object.entries.findLast((entry) => entry.name === segment || entry.name === null);
  if (last === undefined) return segment.startsWith('[') ? opaque(node) : literal(node, undefined);
  return last.name === null || isAccessor(last.value) ? opaque(node) : last.value;
}

// The entry of `{ get socket() { … } }` is its function, which is not what reading the member gives.
function isAccessor(value: Value): boolean {
  return value.node.type === 'Property' && value.node.kind !== 'init';
}

function memberOfList(object: Value & { kind: 'list' }, segment: string, node: Node): Value {
  const index = /^\[(\d+)\]$/.exec(segment)?.[1];
  if (index === undefined) return opaque(node);
  const before = object.elements.slice(0, Number(index) + 1);
  if (before.some((element) => element.spread)) return opaque(node);
  return object.elements[Number(index)]?.value ?? literal(node, undefined);
}
