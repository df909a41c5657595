import type { StateValue } from '@socket-safety/libraries';
import type { Values } from './recording.ts';

/** Reads the named properties of a socket, or constants of a class. */
export function valuesOf(owner: object, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, valueOf(Reflect.get(owner, name))]));
}

function valueOf(value: unknown): StateValue | null {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    default:
      return null;
  }
}
