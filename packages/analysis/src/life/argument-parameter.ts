// Where an argument arrives: the parameter of a function of this file.
import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionHeader, IrModule } from '../ir/model.ts';
import { appliedIn } from '../sockets/applied.ts';
import { fieldSlot } from '../sockets/field-slot.ts';
import type { Identification } from '../sockets/identify.ts';
import type { Slot } from '../sockets/syntax-index.ts';
import { isFunction, memberName, unwrap } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';

type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** A parameter, and the field that it is as well: `constructor(private readonly socket: WebSocket)`. */
export interface Arrival {
  readonly name: TSESTree.Identifier;
  readonly field: Slot | null;
}

/**
 * Returns the parameter that the argument at a position becomes; `'out of sight'` where the function is of this file and takes it in
 * another way, null where the function is none of this file.
 */
export function findArrival(
  call: Call,
  position: number,
  identification: Identification,
): Arrival | 'out of sight' | null {
  const header = calledHere(call, identification);
  if (header === null) return null;
  const applied = appliedIn(call);
  if (applied?.how === 'apply') return 'out of sight';
  // `this.onError.bind(this, socket)`, `this.serve.call(this, socket)`
  return arrivalIn(header, applied !== null || isBinding(call) ? position - 1 : position);
}

/** Returns the parameter of a function at a position; null where the header is of no function. */
export function arrivalIn(header: FunctionHeader, position: number): Arrival | 'out of sight' | null {
  if (!isFunction(header.node)) return null;
  const parameter = header.node.params[position];
  const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const name = inner?.type === 'AssignmentPattern' ? inner.left : inner;
  if (name?.type !== 'Identifier') return 'out of sight';
  const isField = parameter?.type === 'TSParameterProperty' && header.class !== null;
  return { name, field: isField ? fieldSlot(header.class, name.name) : null };
}

function calledHere(call: Call, { module, typeOf, functionNamed }: Identification): FunctionHeader | null {
  if (call.type === 'CallExpression') return functionNamed(isBinding(call) ? call : call.callee);
  const [part] = partsOf(typeOf(call.callee));
  // `function Peer(socket) { this.address = socket.remoteAddress; }`
  if (part?.kind === 'local-function') return functionNamed(call.callee);
  const header = part?.kind === 'local-class' ? module.classes[part.class] : undefined;
  return header === undefined ? null : constructorOf(header.node, module);
}

/** Finds the constructor that a class has itself. */
export function constructorOf(
  { body }: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  module: IrModule,
): FunctionHeader | null {
  const made = body.body.find(
    (member) => member.type === 'MethodDefinition' && member.kind === 'constructor',
  );
  return made?.type === 'MethodDefinition' ? module.functionOf(made.value) : null;
}

function isBinding({ callee }: Call): boolean {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' && memberName(at) === 'bind';
}
