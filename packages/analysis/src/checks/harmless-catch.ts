// `try { socket.send(text); } catch { clients.delete(socket); }` in a family that does not throw once a socket closes.
import type { State } from '@socket-safety/libraries';
import type { SendSite } from '../facts.ts';
import { loneTry } from '../sites/lone-try.ts';

const GONE: readonly State[] = ['closing', 'closed'];

/** Tells whether a `catch` that was put there for a send can never hear that its socket has closed. */
export function isCatchInVain({ node, methodRow, wrapper }: SendSite): boolean {
  if (wrapper || GONE.some((state) => methodRow.outcome[state]?.includes('throws'))) return false;
  return loneTry(node) !== null;
}
