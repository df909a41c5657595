// Cells and slots name the same places where nothing is known of the objects in them.
import type { Slot } from '../sockets/syntax-index.ts';
import { FIELD, type Cell } from './state.ts';

/** Returns the cell that a slot names where nothing is known of its objects. */
export function toCell(slot: Slot): Cell {
  return slot.replaceAll('.', FIELD);
}

/** Returns the slot that such a cell is. */
export function toSlot(cell: Cell): Slot {
  return cell.replaceAll(FIELD, '.');
}
