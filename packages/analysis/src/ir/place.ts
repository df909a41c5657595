// Places: how they are written, and when two of them are the same.
import type { Place, Root, Value } from './model.ts';

/** Prints a place as a member expression: `this.rooms[id]`, `%4.socket`, `parameter 0`. */
export function printPlace(place: Place): string {
  return `${printRoot(place.root)}${printPath(place.path)}`;
}

function printPath(path: readonly string[]): string {
  return path.map((segment) => (segment.startsWith('[') ? segment : `.${segment}`)).join('');
}

function printRoot(root: Root): string {
  switch (root.kind) {
    case 'variable':
      return root.variable.name;
    case 'global':
      return root.name;
    case 'this':
    case 'super':
      return root.kind;
    case 'parameter':
      return `parameter ${root.rest ? '...' : ''}${root.index}`;
    case 'result':
      return `%${root.of}`;
    default:
      return root satisfies never;
  }
}

/**
 * Makes a key that two places of one module share exactly if they are written the same way from the same root. Results and
 * parameters are told apart within one function only. A place with `[?]` in it shares a key with others that it need not equal.
 */
export function placeKey(place: Place): string {
  return `${rootKey(place.root)}${place.path.map((segment) => `.${segment}`).join('')}`;
}

function rootKey(root: Root): string {
  switch (root.kind) {
    case 'variable':
      return `variable:${root.variable.id}`;
    case 'global':
      return `global:${root.name}`;
    case 'this':
      return 'class' in root.of ? `this:class:${root.of.class}` : `this:function:${root.of.function}`;
    case 'parameter':
      return `parameter:${root.rest ? '...' : ''}${root.index}`;
    case 'result':
      return `result:${root.of}`;
    case 'super':
      return 'super';
    default:
      return root satisfies never;
  }
}

// A longer key costs more to compare than it can ever tell: nobody indexes by such an expression twice.
const longestKey = 200;

/** The segment for the entry of a collection under a key: `rooms.get(id)` → `[id]`; `[?]` for a key that may differ each time. */
export function entrySegment(key: Value): string {
  if (key.kind === 'literal' && !(key.value instanceof RegExp)) return `[${printLiteral(key.value)}]`;
  if (key.kind !== 'place' || key.place.root.kind === 'result') return '[?]';
  const text = printPlace(key.place);
  return text.length > longestKey || text.includes('[?]') ? '[?]' : `[${text}]`;
}

/** The segment for a computed member: `record['socket']` → `socket`, `record[name]` → `[name]`. */
export function memberSegment(key: Value): string {
  const isName = key.kind === 'literal' && typeof key.value === 'string' && isIdentifier(key.value);
  return isName ? String(key.value) : entrySegment(key);
}

export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name);
}

export function printLiteral(literal: (Value & { kind: 'literal' })['value']): string {
  if (typeof literal === 'string') return quote(literal);
  return typeof literal === 'bigint' ? `${literal}n` : String(literal);
}

export function quote(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  return `'${escaped.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
