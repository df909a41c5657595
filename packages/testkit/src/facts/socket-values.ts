import type { StateValue } from '@socket-safety/libraries';
import type { Values } from './recording.ts';

/**
 * Reads the named properties of a socket, or constants of a class. A name may lead further, and may be a method that is
 * called without arguments: `raw.readyState`, `isDestroyed()`.
 */
export function valuesOf(owner: object, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, stateValueOf(memberOf(owner, name))]));
}

/** Follows a name to the member of a socket that it means, and to what that is a member of. */
export function partOf(
  owner: object,
  name: string,
): { readonly part: object; readonly member: unknown } | null {
  const [first = '', ...rest] = name.split('.');
  const member: unknown = Reflect.get(owner, first);
  if (rest.length === 0) return { part: owner, member };
  return isObject(member) ? partOf(member, rest.join('.')) : null;
}

function memberOf(owner: object, name: string): unknown {
  const isCall = name.endsWith('()');
  const found = partOf(owner, isCall ? name.slice(0, -2) : name);
  if (found === null || !isCall) return found?.member;
  return typeof found.member === 'function' ? Reflect.apply(found.member, found.part, []) : undefined;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function stateValueOf(value: unknown): StateValue | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return null;
  }
}
