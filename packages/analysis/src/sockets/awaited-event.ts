// `const [socket] = await once(server, 'connection')`: a list of what a listener of the event would be handed.
import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../ir/model.ts';
import type { Handed } from './handed.ts';
import type { ImportedName } from './import-names.ts';
import { ownValue, typeRow } from './library-index.ts';
import { partsOf, type Type } from './types.ts';

/** What has to be known of names. */
interface Names {
  readonly typeOf: (node: Node) => Type | null;
  readonly importOf: (node: Node) => ImportedName | null;
}

/** Lists what the promise of Node's `once` may bring; nothing for other calls. */
export function* handedByOnce(
  { callee, arguments: given }: TSESTree.CallExpression,
  { typeOf, importOf }: Names,
): Generator<Handed> {
  const [emitter, event] = given;
  if (emitter === undefined || event?.type !== 'Literal') return;
  const called = importOf(callee);
  if (called?.name !== 'once' || !/^(?:node:)?events$/.test(called.module)) return;
  for (const part of partsOf(typeOf(emitter))) {
    if (part.kind !== 'instance' && part.kind !== 'socket') continue;
    const { library, grade } = part;
    const parameters = ownValue(typeRow(library, part.name)?.emits ?? {}, String(event.value));
    if (parameters !== undefined) yield { library, parameters, grade };
  }
}
