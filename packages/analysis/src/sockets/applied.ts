// `this.listen.call(this, port)`, `self.onConnect.apply(self, arguments)`: calls that name what `this` shall be.
import type { Node } from '../ir/model.ts';
import { memberName, unwrap } from './tree.ts';

/** The function that such a call runs. With `call` its arguments stand one further to the right, with `apply` they are a list. */
export interface Applied {
  readonly callee: Node;
  readonly how: 'call' | 'apply';
}

/** Reads a call as one that names what `this` shall be; null for any other. */
export function appliedIn(call: Node): Applied | null {
  return call.type === 'CallExpression' ? appliedBy(unwrap(call.callee)) : null;
}

/** Reads a callee as that of such a call; null for any other. */
export function appliedBy(callee: Node): Applied | null {
  const how = callee.type === 'MemberExpression' ? memberName(callee) : null;
  return callee.type === 'MemberExpression' && (how === 'call' || how === 'apply')
    ? { callee: callee.object, how }
    : null;
}
