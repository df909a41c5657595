// `let closed = false; socket.on('close', () => { closed = true; }); … if (!closed) socket.send(text)`: a variable or field that the
// socket's own close handler sets, to a truth, a word or a constant. While a test says that it has not that value, the close
// event has not come. A slot that the handler empties (`this.socket = null`) is such a flag as well.
// Misses: between the code's own close call and the event the socket is closing; that is kept where the call is in sight.
import type { Cell } from '../flow/state.ts';
import { cellOf, FIELD, heldOf, isForeign, objectIn } from '../flow/state.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { printPlace } from '../ir/print.ts';
import type { IrModule, Value } from '../ir/model.ts';
import { unwrap } from '../sockets/tree.ts';
import { ALL, meet, statesOf, type StateSet } from '../states.ts';
import { declaredConstant } from './declared-constant.ts';
import type { Guard, GuardContext, Proof } from './guard.ts';

/** A plain value, so that two can be compared: `true`, `'closed'`, `State.Closed`; null where it is none. */
export interface PlainValue {
  readonly text: string;
  /** Whether it is truthy; null where that depends on a constant out of sight. */
  readonly truth: boolean | null;
  /** A constant as it is written; null of a literal. */
  readonly constant: TSESTree.MemberExpression | null;
}

/** A variable or field that a handler of some sockets sets. */
export interface Flag {
  /** `v4`, or `c1` + field. */
  readonly cell: Cell;
  /** Cells that hold the socket the handler listens to. */
  readonly sockets: readonly Cell[];
  /** Null where nothing tells of the close. */
  readonly afterClose: PlainValue | null;
  /** The value that only open handlers give; null where there is none. Until then the socket is not open. */
  readonly afterOpen: PlainValue | null;
}

export const flagGuard: Guard = {
  id: 'flag',
  read(test, context) {
    const tested = readTest(test);
    if (tested === null) return null;
    const cell = cellOf(context.state, tested.place);
    const proofs: Proof[] = [];
    for (const flag of context.flags) {
      if (flag.cell !== cell && resolve(flag.cell, context) !== cell) continue;
      for (const socket of flag.sockets) {
        const object = objectIn(context.state, socket);
        proofs.push({
          object,
          whenTrue: statesIf(tested.whenTrue, flag, object, context),
          whenFalse: statesIf(tested.whenFalse, flag, object, context),
        });
      }
    }
    return proofs.length === 0 ? null : proofs;
  },
};

/** The cell by what its prefix holds here: `controller.signal.aborted` of a controller that was made in this function. */
function resolve(cell: Cell, { state }: GuardContext): Cell {
  const [root = '', ...path] = cell.split(FIELD);
  return path.reduce((at, name) => objectIn(state, at) + FIELD + name, root);
}

/** What one outcome of a test says of the flag: it has this value, it has another, it is truthy or falsy, `state >= State.Closing`. */
type Claim =
  | { readonly is: PlainValue }
  | { readonly isNot: PlainValue }
  | { readonly truth: boolean }
  | { readonly order: Order; readonly than: PlainValue; readonly holds: boolean };

function statesIf(claim: Claim, flag: Flag, object: string, context: GuardContext): StateSet {
  const { afterOpen } = flag;
  if (flag.afterClose === null)
    return afterOpen !== null && confirms(claim, afterOpen) ? statesOf('open', 'closing', 'closed') : ALL;
  if (!contradicts(claim, flag.afterClose, context.identification.module)) return ALL;
  const held = isForeign(object) || context.state.held.has(object) ? heldOf(context.state, object) : null;
  const alive =
    held?.closedBy != null ? statesOf('connecting', 'open', 'closing') : statesOf('connecting', 'open');
  return afterOpen !== null && confirms(claim, afterOpen) ? meet(alive, statesOf('open', 'closing')) : alive;
}

/** The claim cannot hold while the flag has the value. */
function contradicts(claim: Claim, value: PlainValue, module: IrModule): boolean {
  if ('order' in claim) {
    const [left, right] = [numberOf(value, module), numberOf(claim.than, module)];
    return left !== null && right !== null && ORDERS[claim.order](left, right) !== claim.holds;
  }
  if ('is' in claim) return claim.is.text !== value.text;
  if ('isNot' in claim) return claim.isNot.text === value.text;
  return value.truth !== null && value.truth !== claim.truth;
}

type Order = '<' | '<=' | '>' | '>=';

const ORDERS: Readonly<Record<Order, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
};

/** The number that a literal or a constant of this file is. */
function numberOf({ text, constant }: PlainValue, module: IrModule): number | null {
  const value: unknown = constant === null ? Number(text) : declaredConstant(constant, module);
  return typeof value === 'number' && !Number.isNaN(value) ? value : null;
}

/** The claim holds of this value, and of no value that the flag has before. */
function confirms(claim: Claim, value: PlainValue): boolean {
  if ('is' in claim) return claim.is.text === value.text;
  return 'truth' in claim && value.truth === claim.truth;
}

/** Reads `flag`, `flag === 'open'`, `slot !== null`. */
function readTest(test: Value): {
  readonly place: (Value & { kind: 'place' })['place'];
  readonly whenTrue: Claim;
  readonly whenFalse: Claim;
} | null {
  if (test.kind === 'place')
    return { place: test.place, whenTrue: { truth: true }, whenFalse: { truth: false } };
  if (test.kind !== 'compare') return null;
  const { left, right, operator } = test;
  const [asked, other] = plainValue(left) !== null && left.kind === 'literal' ? [right, left] : [left, right];
  const value = plainValue(other);
  if (value === null || asked.kind !== 'place') return null;
  // `== null` asks for undefined as well.
  const loose: Claim = value.text === 'null' || value.text === 'undefined' ? { truth: false } : { is: value };
  const is: Claim = operator.length === 2 || value.text === 'undefined' ? loose : { is: value };
  const isNot: Claim = 'truth' in is ? { truth: true } : { isNot: value };
  switch (operator) {
    case '===':
    case '==':
      return { place: asked.place, whenTrue: is, whenFalse: isNot };
    case '!==':
    case '!=':
      return { place: asked.place, whenTrue: isNot, whenFalse: is };
    case '<':
    case '<=':
    case '>':
    case '>=': {
      // `State.Closing <= this.state` is left alone.
      if (asked !== left) return null;
      const order = { order: operator, than: value };
      return {
        place: asked.place,
        whenTrue: { ...order, holds: true },
        whenFalse: { ...order, holds: false },
      };
    }
    default:
      return null;
  }
}

/** A literal as plain values are compared by: `'"open"'`, `'1'`. */
export function textOf(literal: unknown): string {
  // What JSON has no word for, such as undefined or a bigint, is printed.
  return typeof literal === 'bigint' ? String(literal) : String(JSON.stringify(literal) ?? literal);
}

/** Reads a literal or a constant such as `State.Closed`. */
export function plainValue(value: Value): PlainValue | null {
  if (value.kind === 'literal')
    return { text: textOf(value.value), truth: Boolean(value.value), constant: null };
  if (value.kind !== 'place' || value.place.path.length !== 1) return null;
  const { root, path } = value.place;
  const isConstant = (root.kind === 'variable' || root.kind === 'global') && /^[A-Z]/.test(path[0] ?? '');
  const constant = unwrap(value.node);
  return isConstant && constant.type === 'MemberExpression'
    ? { text: printPlace(value.place), truth: null, constant }
    : null;
}
