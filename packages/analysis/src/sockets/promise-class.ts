// Promises by the name of their class: `Promise` itself, and subclasses that a program calls so, as `CancelablePromise`.
import type { Value } from '../ir/model.ts';

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
