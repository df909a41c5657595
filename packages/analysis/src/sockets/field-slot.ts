// Slots of fields: `c3.socket` is the field `socket` of class 3.
import type { ClassHeader, ClassId, IrModule } from '../ir/model.ts';
import type { Slot } from './syntax-index.ts';

/** Returns the slot of a class's field. */
export function fieldSlot(owner: ClassId, name: string): Slot {
  return `c${owner}.${name}`;
}

/** Takes the slot of a field apart; null for any other slot, also for what hangs on a field. */
export function fieldOfSlot(
  slot: Slot | null,
  { classes }: IrModule,
): { readonly owner: ClassHeader; readonly name: string } | null {
  const [, id, name] = /^c(\d+)\.([^.]+)$/.exec(slot ?? '') ?? [];
  const owner = id === undefined ? undefined : classes[Number(id)];
  return owner === undefined || name === undefined ? null : { owner, name };
}
