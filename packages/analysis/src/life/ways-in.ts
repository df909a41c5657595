// The ways in which something gets into a collection: where it is put there, and the calls of a function that puts its parameters.
import type { Node } from '../ir/model.ts';
import { isFunction, unwrap, type FunctionLike } from '../sockets/tree.ts';
import type { LifeContext } from './life-context.ts';
import { eachPut, type Put } from './puts.ts';

export interface WayIn {
  /** Of a call: the arguments that become key and value. */
  readonly put: Put;
  /** What has to be reached for it: the call, and what the function that it calls does. */
  readonly by: readonly Node[];
}

/** Lists them. */
export function* eachWayIn(context: LifeContext): Generator<WayIn> {
  const { syntax, functionNamed } = context.identification;
  for (const put of eachPut(context)) {
    yield { put, by: [put.node] };
    const owner = syntax.ownerOf(put.node);
    const fn = owner?.node;
    const value = put.values.at(-1);
    if (owner === null || !isFunction(fn) || put.key === null || value === undefined) continue;
    const [keyAt, valueAt] = [put.key, value].map((one) => positionOf(one, fn, context));
    for (const call of syntax.calls) {
      const key = keyAt === undefined ? undefined : call.arguments[keyAt];
      const given = valueAt === undefined ? undefined : call.arguments[valueAt];
      if (call.type !== 'CallExpression' || key === undefined || given === undefined) continue;
      if (functionNamed(call.callee)?.id === owner.id)
        yield { put: { ...put, node: call, values: [given], key }, by: [put.node, call] };
    }
  }
}

/** Which parameter of the function an expression is. */
function positionOf(
  expression: Node,
  { params }: FunctionLike,
  { identification: { module } }: LifeContext,
): number | undefined {
  const at = unwrap(expression);
  const variable = at.type === 'Identifier' ? module.variableOf(at) : null;
  const position = params.findIndex(
    (one) => variable !== null && one.type === 'Identifier' && module.variableOf(one) === variable,
  );
  return position === -1 ? undefined : position;
}
