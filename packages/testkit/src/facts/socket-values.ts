import type { StateValue } from '@socket-safety/libraries';
import type { Values } from './recording.ts';

/** Reads the named properties of a socket, or constants of a class. A name may lead further: `raw.readyState`. */
export function valuesOf(owner: object, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, valueOf(owner, name.split('.'))]));
}

function valueOf(owner: object, [name, ...rest]: readonly string[]): StateValue | null {
  const value: unknown = name === undefined ? undefined : Reflect.get(owner, name);
  if (rest.length > 0) return typeof value === 'object' && value !== null ? valueOf(value, rest) : null;
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return null;
  }
}
