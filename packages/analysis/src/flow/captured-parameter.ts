// A parameter that functions within its function call: `function listen(handle) { server.on('connection', (socket) => handle(socket)); }`.
// Whatever is handed over as `handle` runs where it is called, under what is known there.
import { definitionOf, isParameter } from '../ir/definition.ts';
import type { FunctionHeader, Node } from '../ir/model.ts';
import type { Identification } from '../sockets/identify.ts';
import { isFunction, parentOf, unwrap, type FunctionLike } from '../sockets/tree.ts';
import { partsOf } from '../sockets/types.ts';
import type { CallInstr, CallTarget } from './call-target.ts';
import { forwardedBy } from './forwarded-listener.ts';

/** Lists the functions of this file that a call of an outer function's parameter may run. */
export function* functionsCaptured(
  { node }: CallInstr,
  caller: Node,
  identification: Identification,
): Generator<FunctionHeader> {
  const { module, typeOf } = identification;
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : null;
  const variable = callee?.type === 'Identifier' ? module.variableOf(callee) : null;
  const owner = isParameter(variable?.declaration) ? definitionOf(variable?.declaration) : null;
  if (callee === null || !isFunction(owner) || owner === caller) return;
  const position = owner.params.findIndex(
    (one) => one.type === 'Identifier' && module.variableOf(one) === variable,
  );
  if (!isOnlyCalledWithin(owner, position, identification)) return;
  for (const part of partsOf(typeOf(callee))) {
    const header = part.kind === 'local-function' ? module.functions[part.function] : undefined;
    if (header !== undefined) yield header;
  }
}

/** Tells whether what is handed over as the parameter at `position` runs where functions within the callee call it. */
export function isCalledWithin(
  position: number,
  target: CallTarget | null,
  identification: Identification,
): boolean {
  const owner = target?.header?.node;
  return isFunction(owner) && isOnlyCalledWithin(owner, position, identification);
}

/** Nothing happens to a parameter but that inner functions call it. */
function isOnlyCalledWithin(owner: FunctionLike, position: number, identification: Identification): boolean {
  const { module, syntax } = identification;
  const parameter = owner.params[position];
  const variable = parameter?.type === 'Identifier' ? module.variableOf(parameter) : null;
  const references = variable?.declaration.references ?? [];
  return (
    references.length > 0 &&
    references.every(({ identifier }) => {
      // References hold nodes, typed as unknown so that every scope manager fits.
      const use = identifier as Node;
      const call = parentOf(use);
      return call?.type === 'CallExpression' && call.callee === use && syntax.ownerOf(call)?.node !== owner;
    }) &&
    // What hears an event of another parameter is known by what is handed over with it.
    forwardedBy(owner, position, identification) === null
  );
}
