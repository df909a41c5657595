// What `Promise.all` and its kin give: `const links = await Promise.all(urls.map(dial))`.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import { unwrap } from './tree.ts';
import { partsOf, unite, type Type } from './types.ts';

interface Reading {
  readonly typeOf: (node: Node) => Type | null;
  readonly walkedElement: (type: Type | null) => Type | null;
}

/** Returns the promise that `Promise.all`, `race` or `any` makes of what it is given; null where nothing is known of that. */
export function joinedPromise(
  { arguments: [given] }: TSESTree.CallExpression,
  method: string,
  { typeOf, walkedElement }: Reading,
): Type | null {
  if (given === undefined) return null;
  const list = unwrap(given);
  if (method === 'all' && list.type === 'ArrayExpression') {
    const elements = list.elements.map((element) =>
      element === null || element.type === 'SpreadElement' ? null : awaited(typeOf(element)),
    );
    return elements.every((element) => element === null)
      ? null
      : { kind: 'promise', of: { kind: 'tuple', elements } };
  }
  const element = awaited(walkedElement(typeOf(list)));
  if (element === null) return null;
  if (method === 'all') return { kind: 'promise', of: { kind: 'collection', of: 'array', element } };
  return method === 'race' || method === 'any' ? { kind: 'promise', of: element } : null;
}

function awaited(type: Type | null): Type | null {
  let result: Type | null = null;
  for (const part of partsOf(type)) result = unite(result, part.kind === 'promise' ? part.of : part);
  return result;
}
