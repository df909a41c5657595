// `conn.readyState === 1` where states are words, `sock.readyState === sock.OPEN` where the instance has no such constant,
// `ws.readyState === WebSocket.OPENED`, `channel.readyState > 1`: what a state expression is compared with is none of its values.
import type { TSESTree } from '@typescript-eslint/types';
import type { SocketRow, State, StateValue } from '@socket-safety/libraries';
import type { IneffectiveForm } from '../facts.ts';
import { constantOf } from '../guards/ready-state.ts';
import type { Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { familyStates, typeRow, valuesWhile } from '../sockets/library-index.ts';
import { memberName, parentOf, unwrap } from '../sockets/tree.ts';
import { partsOf, socketOf, type Type } from '../sockets/types.ts';
import { listStates } from '../states.ts';
import type { FormContext } from './form.ts';
import { isEnumerated, stateRead, type Read } from './target.ts';

/** A comparison of a state expression with what it never is. */
export interface Impossible {
  readonly read: Read;
  readonly form: IneffectiveForm;
  /** Whether it was meant to hold of an open socket; null where that cannot be told. */
  readonly meansOpen: boolean | null;
}

const EQUALITY = new Set(['===', '!==', '==', '!=']);
const ORDER = new Set(['<', '<=', '>', '>=']);

/** Reads `left === right`, `left > right` or `[1].includes(left)` as such a comparison. */
export function impossibleComparison(node: Node, context: FormContext): Impossible | null {
  return node.type === 'CallExpression' ? impossibleList(node, context) : impossiblePair(node, context);
}

/** `[0, 1].includes(channel.readyState)` */
function impossibleList(node: TSESTree.CallExpression, context: FormContext): Impossible | null {
  const callee = unwrap(node.callee);
  const [asked] = node.arguments;
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'includes' || asked === undefined)
    return null;
  const list = unwrap(callee.object);
  const read = stateRead(asked, context.identification);
  if (read === null || list.type !== 'ArrayExpression' || list.elements.length === 0) return null;
  for (const element of list.elements) {
    const constant = element === null ? undefined : constantIn(unwrap(element), read, context);
    if (constant === undefined || canEqual(constant, read, '===')) return null;
  }
  return { read, form: neverForm(read), meansOpen: null };
}

function impossiblePair(node: Node, context: FormContext): Impossible | null {
  const { identification } = context;
  const compared = comparedIn(node);
  if (compared === null || !(EQUALITY.has(compared.operator) || ORDER.has(compared.operator))) return null;
  const { left, right, operator } = compared;
  const onLeft = stateRead(left, identification);
  const read = onLeft ?? stateRead(right, identification);
  if (read === null) return null;
  const other = unwrap(onLeft === null ? left : right);
  const missing = missingConstant(other, read, identification);
  if (missing !== null)
    return { read, form: { kind: 'no-constant', constant: missing }, meansOpen: meantEqual(node) };
  const constant = constantIn(other, read, context);
  if (constant === undefined) return null;
  const form = neverForm(read);
  if (!ORDER.has(operator))
    return canEqual(constant, read, operator) ? null : { read, form, meansOpen: meantEqual(node) };
  const holdsOf = (state: StateValue): boolean =>
    onLeft === null
      ? isOrdered(Number(constant), operator, Number(state))
      : isOrdered(Number(state), operator, Number(constant));
  if (hasOrder(constant, read) && !isBeyond(constant, read, holdsOf)) return null;
  return { read, form, meansOpen: typeof constant === 'number' ? holdsOf(OPEN_NUMBER) : null };
}

/** `ws.readyState > 3`: a number that all states stay on one side of, those of other families too. */
function isBeyond(constant: StateValue, read: Read, holdsOf: (state: StateValue) => boolean): boolean {
  if (typeof constant !== 'number' || !isEnumerated(read) || !isComplete(read)) return false;
  const values = [...valuesOf(read), ...STATES_ANYWHERE].filter((value) => typeof value === 'number');
  return valuesOf(read).every((value) => typeof value === 'number') && !values.some(holdsOf);
}

/** What it is where states are numbers. */
const OPEN_NUMBER = 1;

function isOrdered(left: number, operator: string, right: number): boolean {
  return operator.startsWith('<')
    ? left < right || (operator === '<=' && left === right)
    : left > right || (operator === '>=' && left === right);
}

function meantEqual(node: Node): boolean | null {
  return node.type === 'BinaryExpression' ? node.operator.startsWith('=') : null;
}

function neverForm(read: Read): IneffectiveForm {
  return { kind: 'never', values: valuesOf(read), complete: isComplete(read) };
}

/** A number comes neither before nor after a word that is no number: each such comparison is false. */
function hasOrder(constant: StateValue, read: Read): boolean {
  const isNumber = (value: StateValue): boolean => !Number.isNaN(Number(value));
  const bothWords = (value: StateValue): boolean => typeof value === 'string' && typeof constant === 'string';
  return valuesOf(read).some((value) => bothWords(value) || (isNumber(value) && isNumber(constant)));
}

/** What states are in one family or another. */
const STATES_ANYWHERE: ReadonlySet<StateValue> = new Set([
  ...[0, 1, 2, 3],
  ...['connecting', 'opening', 'open', 'closing', 'closed'],
]);

/** `left === right`, or the label of a `case`, which is compared with what is switched over. */
function comparedIn(node: Node) {
  if (node.type === 'BinaryExpression') return node;
  const outer = parentOf(node);
  if (outer?.type !== 'SwitchCase' || outer.test !== node) return null;
  return { left: outer.parent.discriminant, right: node, operator: '===' };
}

function canEqual(constant: StateValue, read: Read, operator: string): boolean {
  const values = valuesOf(read);
  if (values.some((value) => isEqual(value, constant, operator))) return true;
  const isWord = values.some((value) => typeof value === 'string');
  if ([...values, ...(isWord ? STATES_ANYWHERE : [])].some((value) => isInOtherLetters(value, constant)))
    return false;
  // A program that names every state names some that this family's sockets have passed when they are handed over.
  if (STATES_ANYWHERE.has(constant) && values.some((value) => typeof value === typeof constant)) return true;
  // Where some state has several values, only their type is known.
  return (
    !isComplete(read) && (operator.length === 2 || values.some((value) => typeof value === typeof constant))
  );
}

/** `'OPEN'` for `'open'` */
function isInOtherLetters(value: StateValue, constant: StateValue): boolean {
  if (typeof value !== 'string' || typeof constant !== 'string') return false;
  return value !== constant && value.toLowerCase() === constant.toLowerCase();
}

function constantIn(other: Node, { type }: Read, { lowered }: FormContext): StateValue | undefined {
  const found = lowered(other);
  return found === null ? undefined : constantOf(found.value, type.row, found.guard);
}

/** Loose equality is what the program wrote: `1 == '1'` holds there too. */
function isEqual(value: StateValue, constant: StateValue, operator: string): boolean {
  if (operator.length === 3) return value === constant;
  return String(value) === String(constant) || Number(value) === Number(constant);
}

function valuesOf({ type, property }: Read): readonly StateValue[] {
  const { row } = type;
  return [...new Set(statesOfFamily(row).flatMap((state) => valuesWhile(state, property, row) ?? []))];
}

/** Tells whether the row gives the values for each state. */
export function isComplete({ type, property }: Read): boolean {
  return statesOfFamily(type.row).every((state) => valuesWhile(state, property, type.row) !== null);
}

const statesOfFamily = (row: SocketRow): readonly State[] => listStates(familyStates(row));

/** The name of a state, in any letters. */
export const STATE_NAME = /^(?:CONNECTING|OPEN|CLOSING|CLOSED)$/i;

/** `sock.OPEN`, `ws.readyState.OPEN`, `WebSocket.OPENED`: what is read as a constant, and undefined. */
function missingConstant(other: Node, read: Read, identification: Identification): Node | null {
  if (other.type !== 'MemberExpression') return null;
  const name = memberName(other) ?? '';
  const owner = identification.typeOf(other.object);
  if (STATE_NAME.test(name)) {
    if (stateRead(other.object, identification) !== null) return other;
    const constants = socketOf(owner)?.row.constants;
    if (constants !== undefined)
      return constants.on.includes('instance') && Object.hasOwn(constants.values, name) ? null : other;
  }
  const constants = isEnumerated(read) ? constantsWhere(owner) : null;
  if (constants === null || Object.hasOwn(constants, name)) return null;
  // What else a class has, no row lists: only what looks like a state is taken for a misspelt one.
  return Object.keys(constants).some((one) => isMisspelt(name, one)) ? other : null;
}

/** The constants that can be read of a socket or of its class; null where none can. */
function constantsWhere(owner: Type | null): SocketRow['constants']['values'] | null {
  const [only, second] = partsOf(owner);
  if (second !== undefined) return null;
  const isClass = only?.kind === 'class';
  const constants = isClass
    ? typeRow(only.library, only.name)?.socket?.constants
    : socketOf(owner)?.row.constants;
  return constants?.on.includes(isClass ? 'class' : 'instance') === true ? constants.values : null;
}

/** `OPENED`, `Open`, `CLOSE`: letters of another case, or up to three more or fewer at the end. */
function isMisspelt(name: string, constant: string): boolean {
  const upper = name.toUpperCase();
  if (Math.abs(upper.length - constant.length) > 3 || upper.length < 4) return false;
  return upper.startsWith(constant) || constant.startsWith(upper);
}
