// A flag of the object that keeps a source's socket: `this.controller` has `this.closed` beside it.
import type { Node, SendSite, Source } from '@socket-safety/analysis';
import type { TSESTree } from '@typescript-eslint/types';
import type { Edit, Refusal, RepairContext } from '../repair.ts';
import { styleOf } from '../syntax/layout.ts';
import { eachWithin, findAround, isFunction, isInside, memberName } from '../syntax/tree.ts';
import { declareAt } from './flag-place.ts';
import { beginMethod, methodsOf } from './object-methods.ts';
import { callsOn, guardCloses, type SocketCall } from './own-closes.ts';
import type { Remembered } from './remembered-end.ts';
import { isLoop, originOfValue, toldBy, type HandedOrigin } from './socket-origin.ts';

/** A field that a source puts its socket into, once for each object. */
export interface KeptField {
  readonly body: TSESTree.ClassBody;
  readonly declared: TSESTree.PropertyDefinition;
  /** `controller`, `#controller` */
  readonly name: string;
  readonly origin: HandedOrigin;
}

/** Finds the field that a send's socket is in: `this.controller.enqueue(text)`. */
export function findKeptField(member: Node, { socket }: SendSite, source: Source): KeptField | null {
  const name = fieldOf(member);
  const body = findAround(member, ({ type }) => type === 'ClassBody');
  if (name === null || body?.type !== 'ClassBody') return null;
  const declared = body.body.find((one) => one.type === 'PropertyDefinition' && keyOf(one) === name);
  const written = assignmentsTo(name, body);
  const origins = written.flatMap(({ right }) =>
    right.type === 'Literal' ? [] : [originOfValue(right, socket, source)],
  );
  const [origin] = origins;
  if (declared?.type !== 'PropertyDefinition' || declared.static || origins.length !== 1 || origin == null)
    return null;
  const isOwn = origin.kind === 'source' && written.every((one) => isOfThisClass(one, body));
  return isOwn && isMadeWithObject(origin.object, body) ? { body, declared, name, origin } : null;
}

/** Sets a flag beside the field at the end of its socket, or asks the one that is there. */
export function rememberInField(
  send: SendSite,
  { body, declared, name, origin }: KeptField,
  { source, language }: RepairContext,
): Remembered | Refusal {
  const known = findKnownField(origin, body);
  const isPrivate = name.startsWith('#');
  const flag = known ?? freeField(isPrivate, body);
  if (flag === null)
    return { refused: `a field for the end of this ${send.socket.row.noun} could be one of the class above` };
  const check = { holds: `!this.${flag}`, fails: `this.${flag}` };
  if (known !== null) return { ...check, edits: [], setsBelow: null };
  const { semicolon } = styleOf(source);
  const set = `this.${flag} = true${semicolon}`;
  const heard = beginMethod(
    origin.object,
    { method: origin.ending, parameter: null, form: 'arrow', print: () => set },
    source,
  );
  if ('refused' in heard) return heard;
  const told = toldBy({ ...origin, kept: null }, source);
  const calls = [...callsOn(told.sockets), ...callsOnField(name, body)];
  const closes = guardCloses(
    send,
    { ...told, calls },
    { set, check, declaredIn: null, checkThere: check },
    source,
  );
  if ('refused' in closes) return closes;
  const access = declared.accessibility === undefined ? '' : 'private ';
  const word = isPrivate || language === 'js' ? flag : `${access}${flag}`;
  const place = { statement: declared, side: 'behind', block: body } as const;
  const edits: readonly Edit[] = [
    declareAt(place, [`${word} = false${semicolon}`], source),
    ...heard,
    ...closes.edits,
  ];
  return { ...check, edits, setsBelow: closes.setsBelow ? set : null };
}

/** `this.controller`, `this.#controller!` */
function fieldOf(expression: Node): string | null {
  if (expression.type === 'TSNonNullExpression') return fieldOf(expression.expression);
  if (expression.type !== 'MemberExpression' || expression.object.type !== 'ThisExpression') return null;
  const { property } = expression;
  return property.type === 'PrivateIdentifier' ? `#${property.name}` : memberName(expression);
}

function keyOf({ key, computed }: TSESTree.PropertyDefinition | TSESTree.MethodDefinition): string | null {
  if (computed) return null;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  return key.type === 'Identifier' ? key.name : null;
}

function assignmentsTo(name: string, body: Node): readonly TSESTree.AssignmentExpression[] {
  return [...eachWithin(body)].flatMap((inner) =>
    inner.type === 'AssignmentExpression' && fieldOf(inner.left) === name ? [inner] : [],
  );
}

function* callsOnField(name: string, body: Node): Generator<SocketCall> {
  for (const call of eachWithin(body)) {
    if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') continue;
    const method = memberName(call.callee);
    if (method !== null && fieldOf(call.callee.object) === name)
      yield { call, method, receiver: call.callee.object };
  }
}

/** `this` is the object of the class in arrow functions alone. */
function isOfThisClass(inner: Node, body: Node): boolean {
  const owner = findAround(
    inner,
    (outer) => outer === body || (isFunction(outer) && outer.type !== 'ArrowFunctionExpression'),
  );
  return owner === body || owner?.parent?.type === 'MethodDefinition';
}

/** In the constructor, or where a field starts. */
function isMadeWithObject(object: TSESTree.ObjectExpression, body: Node): boolean {
  const around = findAround(
    object,
    (outer) => outer === body || outer.type === 'PropertyDefinition' || isFunction(outer) || isLoop(outer),
  );
  const method = around !== null && isFunction(around) ? around.parent : null;
  const isMade = method?.type === 'MethodDefinition' && method.kind === 'constructor';
  const areArrows = [...methodsOf(object).values()].every(
    ({ value }) => !isFunction(value) || value.type === 'ArrowFunctionExpression',
  );
  return areArrows && (around?.type === 'PropertyDefinition' || isMade) && isInside(object, body);
}

/** A field that starts as `false`, and that the end makes `true` for good. */
function findKnownField({ object, ending }: HandedOrigin, body: TSESTree.ClassBody): string | null {
  const method = methodsOf(object).get(ending)?.value;
  if (method === undefined) return null;
  for (const one of body.body) {
    const name = one.type === 'PropertyDefinition' ? keyOf(one) : null;
    if (one.type !== 'PropertyDefinition' || name === null || !isLiteral(one.value, false)) continue;
    const written = assignmentsTo(name, body);
    if (written.every(({ right }) => isLiteral(right, true)) && written.some((two) => isInside(two, method)))
      return name;
  }
  return null;
}

function isLiteral(value: Node | null, wanted: boolean): boolean {
  return value?.type === 'Literal' && value.value === wanted;
}

/** A name that no member has; null where a class above could have it. */
function freeField(isPrivate: boolean, body: TSESTree.ClassBody): string | null {
  if (!isPrivate && body.parent.superClass !== null) return null;
  const taken = new Set(
    body.body.map((one) =>
      one.type === 'PropertyDefinition' || one.type === 'MethodDefinition' ? keyOf(one) : null,
    ),
  );
  const wishes = ['closed', 'isClosed', 'streamClosed'].map((name) => (isPrivate ? `#${name}` : name));
  return wishes.find((name) => !taken.has(name)) ?? null;
}
