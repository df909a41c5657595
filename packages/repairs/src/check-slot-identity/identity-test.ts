// The question whether a slot or an entry still holds a socket.
import type { ClearingSite, Node, Source } from '@socket-safety/analysis';
import type { Refusal } from '../repair.ts';
import { readReference } from '../syntax/reference.ts';

/** Prints the test, `sessions.get(user)?.socket === socket`; refuses where asking would do something twice. */
export function identityTest(
  { cleared }: Pick<ClearingSite, 'cleared'>,
  socket: string,
  source: Source,
): { readonly text: string } | Refusal {
  if (cleared.kind === 'slot') {
    const slot = readReference(cleared.slot, source);
    return slot === null
      ? { refused: 'the slot cannot be read again' }
      : { text: `${slot.plain} === ${socket}` };
  }
  return entryTest(cleared, cleared.key, socket, source);
}

/** The same of an entry, by a key that stands elsewhere. */
export function entryTest(
  {
    collection,
    of,
    fields,
  }: Pick<Extract<ClearingSite['cleared'], { kind: 'entry' }>, 'collection' | 'of' | 'fields'>,
  key: Node | string,
  socket: string,
  source: Source,
): { readonly text: string } | Refusal {
  const holder = readReference(collection, source);
  const keyText = typeof key === 'string' ? key : textOfKey(key, source);
  if (holder === null || keyText === null) return { refused: 'the entry cannot be asked for again' };
  const entry = of === 'map' ? `${holder.plain}.get(${keyText})` : `${holder.plain}[${keyText}]`;
  return { text: `${[entry, ...fields].join('?.')} === ${socket}` };
}

/** A key that can be written twice; null for one that is called for. */
export function textOfKey(key: Node, source: Source): string | null {
  if (key.type === 'Literal') return source.text.slice(...key.range);
  if (key.type === 'TemplateLiteral')
    return key.expressions.every((part) => readReference(part, source) !== null)
      ? source.text.slice(...key.range)
      : null;
  return readReference(key, source)?.plain ?? null;
}
