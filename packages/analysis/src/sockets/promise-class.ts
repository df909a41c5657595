// Promises by the name of their class: `Promise` itself, and subclasses that a program calls so, as `CancelablePromise`.
import type { Node, Value } from '../ir/model.ts';
import { outerOf, unwrap } from './tree.ts';

/** Tells whether a class of this name is a promise that takes an executor. */
export function namesPromise(name: string): boolean {
  return /^(?:[A-Z]\w*)?Promise$/.test(name);
}

/** Tells whether a value is such a class. */
export function isPromiseClass(value: Value): boolean {
  if (value.kind !== 'place' || value.place.path.length > 0) return false;
  const { root } = value.place;
  if (root.kind === 'global') return namesPromise(root.name);
  return root.kind === 'variable' && namesPromise(root.variable.name);
}

/** Tells whether a function is what a promise is made of: `new Promise((resolve, reject) => …)`. It runs at once. */
export function isExecutor(fn: Node): boolean {
  const made = outerOf(fn);
  if (made?.type !== 'NewExpression' || made.callee.type !== 'Identifier') return false;
  const [first] = made.arguments;
  return first !== undefined && unwrap(first) === fn && namesPromise(made.callee.name);
}
