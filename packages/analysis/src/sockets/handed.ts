// What a library hands to a function of the user: to a callback or listener, to a method of a handler object, to a method of a
// class that it calls.
import type { TSESTree } from '@typescript-eslint/types';
import type { ClassRow, HandlerMethods, Library, Parameters, TypeRef } from '@socket-safety/libraries';
import type { Node } from '../ir/model.ts';
import { calledRows, callbacksAt } from './called-row.ts';
import { writtenType } from './expected.ts';
import type { Inference } from './inference.ts';
import { ownValue, referredType, typeRow } from './library-index.ts';
import { readListening } from './listening.ts';
import { decoratorsOf, isFunction, keyName, memberName, outerOf, parentOf, unwrap } from './tree.ts';
import { partsOf, type Grade, type Type } from './types.ts';

/** What a library hands over, in the terms of its rows. */
export interface Handed {
  readonly library: Library;
  readonly parameters: Parameters;
  /** How well it is known that it does. */
  readonly grade: Grade;
}

/** Lists what libraries hand to the function that `use` is or names. */
export function* handedTo(use: Node, inference: Inference): Generator<Handed> {
  const outer = outerOf(use);
  if (isFunction(use)) yield* handedByOwnType(use, inference);
  switch (outer?.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const argument = outer.arguments.findIndex((candidate) => unwrap(candidate) === unwrap(use));
      if (argument !== -1) yield* handedByCall(outer, argument, inference);
      return;
    }
    case 'Property':
      if (outer.value === use || unwrap(outer.value) === unwrap(use))
        yield* handedInObject(outer, [], inference);
      return;
    case 'AssignmentExpression':
      if (unwrap(outer.right) === unwrap(use)) yield* handedByProperty(outer.left, inference);
      return;
    case 'MethodDefinition':
    case 'PropertyDefinition':
      yield* handedInClass(outer, inference);
      return;
  }
}

/** Returns the type of one thing that is handed over. */
export function handedType({ library, parameters, grade }: Handed, position: number): Type | null {
  const ref: TypeRef | null = parameters[position] ?? null;
  return ref === null ? null : referredType(library, ref, grade);
}

function* handedByCall(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
  inference: Inference,
): Generator<Handed> {
  const listening = readListening(call);
  if (listening?.position === argument && listening.event !== null) {
    for (const own of partsOf(inference.typeOf(listening.target))) {
      // `class Relay extends net.Server { … this.on('connection', …) }`
      const part = own.kind === 'local' ? own.base : own;
      if (part?.kind !== 'instance' && part?.kind !== 'socket') continue;
      const parameters = ownValue(typeRow(part.library, part.name)?.emits ?? {}, listening.event);
      if (parameters !== undefined) yield { library: part.library, parameters, grade: part.grade };
    }
    yield* handedByName(listening.target, listening.event, call.arguments[argument], inference);
  }
  for (const { library, row, grade } of calledRows(call, inference.typeOf)) {
    for (const { parameters } of callbacksAt(row, call, argument)) yield { library, parameters, grade };
  }
}

/** `server.on('upgrade', (request, socket, head) => …)`, where nothing is known of the server. */
function* handedByName(
  target: Node,
  event: string,
  listener: Node | undefined,
  { index, typeOf, functionNamed }: Inference,
): Generator<Handed> {
  const known = index.ownEvent(event);
  if (known.length === 0 || listener === undefined || typeOf(target) !== null) return;
  const fn = functionNamed(listener)?.node;
  for (const { library, parameters } of known) {
    const position = parameters.findIndex((ref) => ref !== null && 'socket' in ref);
    if (isFunction(fn) && fn.params.length > position) yield { library, parameters, grade: 'probable' };
  }
}

/** `connection.ondatachannel = (event) => …` */
function* handedByProperty(target: Node, { typeOf }: Inference): Generator<Handed> {
  if (target.type !== 'MemberExpression') return;
  const name = memberName(target);
  if (name?.startsWith('on') !== true) return;
  for (const part of partsOf(typeOf(target.object))) {
    if (part.kind !== 'instance' && part.kind !== 'socket') continue;
    const parameters = ownValue(typeRow(part.library, part.name)?.emits ?? {}, name.slice(2));
    if (parameters !== undefined) yield { library: part.library, parameters, grade: part.grade };
  }
}

/** Objects in objects in variables, before the search gives up. */
const MAX_PATH = 4;

/** The object that a property belongs to, up to the call or function that gets it, and the names on the way. */
function* handedInObject(
  property: TSESTree.Property,
  inner: readonly string[],
  inference: Inference,
): Generator<Handed> {
  const path = [...inner];
  let at: Node = property;
  while (at.type === 'Property') {
    const name = keyName(at.key, at.computed);
    const object = parentOf(at);
    if (name === null || object?.type !== 'ObjectExpression' || path.length === MAX_PATH) return;
    path.unshift(name);
    const outer = outerOf(object);
    if (outer === undefined) return;
    yield* handedFrom(object, outer, path, inference);
    at = outer;
  }
}

function* handedFrom(
  object: Node,
  outer: Node,
  path: readonly string[],
  inference: Inference,
): Generator<Handed> {
  if (object.type === 'ObjectExpression') yield* handedByObjectType(object, path, inference);
  switch (outer.type) {
    case 'CallExpression':
    case 'NewExpression': {
      const argument = outer.arguments.findIndex((candidate) => unwrap(candidate) === object);
      yield* handedByHandlers(outer, argument, path, inference);
      return;
    }
    case 'ExportDefaultDeclaration':
      yield* handedByExport(path, inference);
      return;
    case 'VariableDeclarator':
      if (outer.id.type !== 'Identifier') return;
      for (const { identifier } of inference.module.variableOf(outer.id)?.declaration.references ?? []) {
        // References hold nodes, typed as unknown so that every scope manager fits.
        const use = identifier as Node;
        const user = outerOf(use);
        if (user?.type === 'Property' && unwrap(user.value) === use)
          yield* handedInObject(user, path, inference);
        else if (user !== undefined && user.type !== 'VariableDeclarator')
          yield* handedFrom(use, user, path, inference);
      }
      return;
  }
  const [method = ''] = path;
  if (path.length === 1) yield* handedByReturn(outer, method, inference);
}

/** `export default { websocket: { open(socket) {} } }`; nothing but its shape says for whom. */
function* handedByExport(path: readonly string[], { index }: Inference): Generator<Handed> {
  for (const { library, row } of index.handlers) {
    if (row.path.join('.') !== path.slice(0, -1).join('.')) continue;
    const parameters = ownValue(row.methods, path.at(-1) ?? '');
    if (parameters !== undefined) yield { library, parameters, grade: 'probable' };
  }
}

/** `const page: RequestHandler = (request, response) => …` */
function* handedByOwnType(use: Node, inference: Inference): Generator<Handed> {
  for (const part of partsOf(writtenType(use, inference))) {
    if (part.kind !== 'instance') continue;
    const parameters = typeRow(part.library, part.name)?.called;
    if (parameters !== undefined) yield { library: part.library, parameters, grade: part.grade };
  }
}

/** `const websocket: WebSocketHandler = { open(socket) {} }`, `{ open(socket) {} } satisfies WebSocketHandler` */
function* handedByObjectType(object: Node, path: readonly string[], inference: Inference): Generator<Handed> {
  const [method = ''] = path;
  if (path.length !== 1) return;
  for (const part of partsOf(writtenType(object, inference))) {
    if (part.kind !== 'instance') continue;
    const parameters = ownValue(typeRow(part.library, part.name)?.handler ?? {}, method);
    if (parameters !== undefined) yield { library: part.library, parameters, grade: part.grade };
  }
}

function* handedByHandlers(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: number,
  path: readonly string[],
  inference: Inference,
): Generator<Handed> {
  const method = path.at(-1) ?? '';
  for (const { library, row, grade } of calledRows(call, inference.typeOf)) {
    for (const handler of row.handlers ?? []) {
      const fits = handler.argument === argument && handler.path.join('.') === path.slice(0, -1).join('.');
      const parameters = fits ? ownValue(handler.methods, method) : undefined;
      if (parameters !== undefined) yield { library, parameters, grade };
    }
  }
}

/** A handler object that a callback returns: `upgradeWebSocket(() => ({ onMessage(event, socket) {} }))`. */
function* handedByReturn(outer: Node, method: string, inference: Inference): Generator<Handed> {
  const owner = outer.type === 'ReturnStatement' ? inference.syntax.ownerOf(outer)?.node : outer;
  if (!isFunction(owner)) return;
  const call = outerOf(owner);
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return;
  const argument = call.arguments.findIndex((candidate) => unwrap(candidate) === owner);
  for (const { library, row, grade } of calledRows(call, inference.typeOf)) {
    for (const { returns } of callbacksAt(row, call, argument)) {
      const parameters = ownValue(returns ?? {}, method);
      if (parameters !== undefined) yield { library, parameters, grade };
    }
  }
}

function* handedInClass(
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
  inference: Inference,
): Generator<Handed> {
  const name = keyName(member.key, member.computed);
  const owner = parentOf(member)?.parent;
  if (name === null || (owner?.type !== 'ClassDeclaration' && owner?.type !== 'ClassExpression')) return;
  for (const { library, row } of inference.index.classes) {
    if (row.extends !== null && !extendsType(owner.superClass, library, row.extends, inference)) continue;
    const parameters = ownValue(row.methods, name);
    if (parameters !== undefined) {
      const grade = row.extends !== null || names(owner, library, inference) ? 'certain' : 'probable';
      yield { library, parameters, grade };
    }
    yield* handedByDecorator(member, library, row.decorators ?? {}, inference);
    yield* handedToDecorated(member, library, row.parameters ?? {}, inference);
  }
}

/** `extends DurableObject`, `implements OnGatewayConnection`, `@WebSocketGateway()`: a class that says whose it is. */
function names(
  owner: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  library: Library,
  inference: Inference,
): boolean {
  const { module, index, importOf, localType } = inference;
  const header = module.classOf(owner);
  const own = header === null ? null : localType(header.id);
  if (own?.kind === 'local' && own.base?.kind === 'instance' && own.base.library === library) return true;
  if (decoratorsOf(owner).some((decorator) => decoratorName(decorator, library, inference) !== null))
    return true;
  return implementedBy(owner).some(({ expression }) => {
    const named = importOf(expression);
    return named !== null && index.module(named.module) === library;
  });
}

/** Parsers of JavaScript leave the list out. */
function implementedBy(owner: {
  readonly implements?: readonly TSESTree.TSClassImplements[] | undefined;
}): readonly TSESTree.TSClassImplements[] {
  return owner.implements ?? [];
}

/** `onChat(@MessageBody() text, @ConnectedSocket() client)` */
function* handedToDecorated(
  { value }: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
  library: Library,
  rows: NonNullable<ClassRow['parameters']>,
  inference: Inference,
): Generator<Handed> {
  if (value === null || !isFunction(value)) return;
  const parameters = value.params.map((parameter) => {
    const names = decoratorsOf(parameter).flatMap(
      (decorator) => decoratorName(decorator, library, inference) ?? [],
    );
    return names.map((name) => ownValue(rows, name)).find((ref) => ref !== undefined) ?? null;
  });
  if (parameters.some((ref) => ref !== null)) yield { library, parameters, grade: 'certain' };
}

function* handedByDecorator(
  member: TSESTree.MethodDefinition | TSESTree.PropertyDefinition,
  library: Library,
  decorators: HandlerMethods,
  inference: Inference,
): Generator<Handed> {
  for (const decorator of decoratorsOf(member)) {
    const name = decoratorName(decorator, library, inference);
    const parameters = name === null ? undefined : ownValue(decorators, name);
    if (parameters !== undefined) yield { library, parameters, grade: 'certain' };
  }
}

/** The library's name for a decorator, or null where it is not one of its own. */
function decoratorName(
  { expression }: TSESTree.Decorator,
  library: Library,
  { importOf, index }: Inference,
): string | null {
  const named = importOf(expression.type === 'CallExpression' ? expression.callee : expression);
  return named !== null && index.module(named.module) === library ? named.name : null;
}

function extendsType(base: Node | null, library: Library, name: string, { typeOf }: Inference): boolean {
  return (
    base !== null &&
    partsOf(typeOf(base)).some(
      (part) => part.kind === 'class' && part.library === library && part.name === name,
    )
  );
}
