// What a branch knows: the test is taken apart down to the guards, and what they prove is kept.
import type { Node, Value } from '../ir/model.ts';
import type { GuardContext, Proof } from '../guards/guard.ts';
import { guards } from '../guards/index.ts';
import { isAnswer } from '../guards/predicate-call.ts';
import { soughtIn } from '../guards/state-list.ts';
import { unwrap } from '../sockets/tree.ts';
import { socketOf } from '../sockets/types.ts';
import { isWithin, NONE, OPEN } from '../states.ts';
import type { Reason } from '../facts.ts';
import { caseKey, questionOf } from './tested.ts';
import { boundTo, isFromBeforeClose } from './bound.ts';
import { joinInto } from './join-states.ts';
import {
  cellOf,
  cloneState,
  heldOf,
  noteAbsent,
  noteStaleCheck,
  objectAt,
  restrict,
  type Bound,
  type Cell,
  type FlowState,
} from './state.ts';

/** Depth at which a test is no longer taken apart, and parts after which it is left: nothing a person wrote has as many. */
const MAX_DEPTH = 60;
const MAX_PARTS = 500;

/** How far a test has been taken apart. */
interface Progress {
  readonly depth: number;
  /** Why what is asked was known earlier. */
  readonly stale: Reason | null;
  /** The name that has kept the answer, if one has. */
  readonly kept: Bound | null;
  /** Names whose values are being asked: one that is made of its own former value tells no more of itself. */
  readonly asked: readonly Cell[];
  /** Shared by all parts of one test. */
  readonly count: { parts: number };
}

/** Restricts `context.state` to the paths on which `test` is truthy (`holds`) or falsy. */
export function assume(test: Value, holds: boolean, context: GuardContext): void {
  assumePart(test, holds, context, { depth: 0, stale: null, kept: null, asked: [], count: { parts: 0 } });
}

function assumePart(test: Value, holds: boolean, context: GuardContext, progress: Progress): void {
  const { depth, stale, kept, asked, count } = progress;
  if (depth > MAX_DEPTH || ++count.parts > MAX_PARTS) return;
  if (stale === null) askAgain(test, holds, context.state);
  const inner = (value: Value, truth: boolean, at: GuardContext = context) => {
    assumePart(value, truth, at, { ...progress, depth: depth + 1 });
  };
  switch (test.kind) {
    case 'not':
      inner(test.operand, !holds);
      return;
    case 'logical': {
      if (test.operator === '??') return;
      if ((test.operator === '&&') === holds) {
        inner(test.left, holds);
        inner(test.right, holds);
        return;
      }
      // Either side decided: what both ways leave is joined.
      const other = cloneState(context.state);
      inner(test.left, holds);
      const second = { ...context, state: other };
      inner(test.left, !holds, second);
      inner(test.right, holds, second);
      joinInto(context.state, other, -depth - 1);
      return;
    }
    case 'conditional': {
      const other = cloneState(context.state);
      inner(test.test, true);
      inner(test.then, holds);
      const second = { ...context, state: other };
      inner(test.test, false, second);
      inner(test.otherwise, holds, second);
      joinInto(context.state, other, -depth - 1);
      return;
    }
    case 'result': {
      const instr = context.instrs.get(test.of);
      // `Boolean(x)` asks what `x` asks.
      if (instr?.kind === 'call' && instr.callee.kind === 'value' && instr.arguments[0] !== undefined) {
        const callee = instr.callee.value;
        if (
          callee.kind === 'place' &&
          callee.place.root.kind === 'global' &&
          callee.place.root.name === 'Boolean'
        ) {
          inner(instr.arguments[0].value, holds);
          return;
        }
      }
      break;
    }
    case 'compare': {
      const compared = truthOf(test);
      if (compared !== null && isTest(compared.value, context)) {
        inner(compared.value, compared.truth === holds);
        return;
      }
      break;
    }
    case 'place': {
      // `link?.ready` is truthy only where there is a link.
      for (const owner of holds ? ownersAsked(test) : []) inner(owner, true);
      const cell = cellOf(context.state, test.place);
      const bound = context.state.bound.get(cell);
      if (bound !== undefined && !asked.includes(cell)) {
        assumePart(bound.value, holds, context, {
          depth: depth + 1,
          stale: stale ?? bound.stale,
          kept: bound,
          asked: [...asked, cell],
          count,
        });
        if (bound.value.kind !== 'place') return;
      }
      break;
    }
  }
  applyGuards(test, holds, context, { stale, kept });
}

/** The same test as before tells the same paths apart: what those with this outcome have checked is checked here. */
function askAgain(test: Value, holds: boolean, state: FlowState): void {
  const question = questionOf(test, (place) => cellOf(state, place));
  if (question === null) return;
  const { key, cell } = question;
  const truth = question.truth === holds;
  state.tested.set(key, { cell, truth });
  for (const [object, { node, stale, met }] of state.cases.get(caseKey(key, truth))?.checks ?? []) {
    if (heldOf(state, object).closedBy !== met.closedBy) continue;
    if (stale !== null) noteStaleCheck(state, object, node, { kind: 'suspended', node: stale });
    else restrict(state, object, OPEN, node);
  }
}

function applyGuards(
  test: Value,
  holds: boolean,
  context: GuardContext,
  { stale, kept }: Pick<Progress, 'stale' | 'kept'>,
): void {
  const resolved = substitute(test, context);
  const answer = resolved.kept ?? kept;
  const late = stale ?? resolved.kept?.stale ?? null;
  const absent = late === null ? absentPlace(resolved.value, holds) : null;
  if (absent !== null) leaveOut(absent, test.node, context);
  for (const guard of guards) {
    const proofs = guard.read(resolved.value, context);
    if (proofs === null) continue;
    for (const proof of proofs)
      if (!isFromBeforeClose(answer, proof.object, context.state))
        applyProof(proof, holds, context.state, test.node, late);
    return;
  }
}

/** `!socket`, `socket === null`: what is not there. */
function absentPlace(test: Value, holds: boolean): PlaceValue | null {
  const asked = test.kind === 'compare' ? comparedWithNothing(test) : { value: test, absent: false };
  return asked?.value.kind === 'place' && asked.absent === holds ? asked.value : null;
}

/** There is no socket here, in whatever state, nor anything that could hold one. */
function leaveOut({ place, node }: PlaceValue, test: Node, { identification, state }: GuardContext): void {
  const object = objectAt(state, place);
  const type = identification.typeOf(node);
  if (socketOf(type) !== null) restrict(state, object, NONE, test);
  else if (type?.kind === 'record' || type?.kind === 'local') noteAbsent(state, object);
}

/** The places that `?.` asks for on the way to a place. */
function* ownersAsked({ place, node }: PlaceValue): Generator<PlaceValue> {
  let member = unwrap(node);
  for (let length = place.path.length - 1; length >= 0 && member.type === 'MemberExpression'; length--) {
    const owner = unwrap(member.object);
    if (member.optional)
      yield {
        kind: 'place',
        place: { root: place.root, path: place.path.slice(0, length) },
        optional: false,
        node: owner,
      };
    member = owner;
  }
}

type PlaceValue = Extract<Value, { kind: 'place' }>;

function comparedWithNothing(
  test: Extract<Value, { kind: 'compare' }>,
): { value: Value; absent: boolean } | null {
  const [value, literal] = test.left.kind === 'literal' ? [test.right, test.left] : [test.left, test.right];
  if (literal.kind !== 'literal' || (literal.value !== null && literal.value !== undefined)) return null;
  if (test.operator === '==' || test.operator === '===') return { value, absent: true };
  return test.operator === '!=' || test.operator === '!==' ? { value, absent: false } : null;
}

function applyProof(proof: Proof, holds: boolean, state: FlowState, test: Node, stale: Reason | null): void {
  const states = holds ? proof.whenTrue : proof.whenFalse;
  if (stale === null) restrict(state, proof.object, states, test);
  else if (isWithin(states, OPEN)) noteStaleCheck(state, proof.object, test, stale);
}

/** `const { readyState } = socket; if (readyState === 1)`: puts what a local stands for in its place. */
function substitute(test: Value, context: GuardContext): { value: Value; kept: Bound | null } {
  const soughtFor = soughtIn(test, context);
  // The guard looks up by itself what the call was given.
  if (soughtFor !== null) return { value: test, kept: lookUp(soughtFor, context) };
  if (test.kind !== 'compare') return { value: test, kept: null };
  const left = lookUp(test.left, context);
  const right = lookUp(test.right, context);
  if (left === null && right === null) return { value: test, kept: null };
  return {
    value: { ...test, left: left?.value ?? test.left, right: right?.value ?? test.right },
    kept: left?.stale == null ? (right ?? left) : left,
  };
}

function lookUp(value: Value, context: GuardContext): Bound | null {
  const bound = boundTo(value, context.state);
  if (bound === null) return null;
  return bound.value.kind === 'place' || isAnswer(bound.value, context) ? bound : null;
}

/** `x === true`, `x != false`: which value is asked, and which truth of it makes the comparison hold. */
function truthOf(test: Extract<Value, { kind: 'compare' }>): { value: Value; truth: boolean } | null {
  const [value, literal] = test.left.kind === 'literal' ? [test.right, test.left] : [test.left, test.right];
  if (literal.kind !== 'literal' || typeof literal.value !== 'boolean') return null;
  if (test.operator === '===' || test.operator === '==') return { value, truth: literal.value };
  if (test.operator === '!==' || test.operator === '!=') return { value, truth: !literal.value };
  return null;
}

function isTest(value: Value, { state }: GuardContext): boolean {
  if (value.kind === 'place') {
    const bound = state.bound.get(cellOf(state, value.place));
    return bound !== undefined && bound.value.kind !== 'place';
  }
  return (
    value.kind === 'not' || value.kind === 'logical' || value.kind === 'compare' || value.kind === 'result'
  );
}
