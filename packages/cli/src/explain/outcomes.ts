// What a call does in a state, as its row has it.
import { hasCallback, type SendSite } from '@socket-safety/analysis';
import type { Outcome, State } from '@socket-safety/libraries';

/** Returns what a send does in a state; a function that sends and rejects when that fails does so whatever the send does. */
export function outcomesOf({ methodRow, node, wrapper }: SendSite, state: State): readonly Outcome[] {
  const { outcome, withCallback } = methodRow;
  const own = outcome[state] ?? [];
  if (wrapper) return own.every((one) => one === 'ok' || one === 'buffers') ? ['ok'] : ['rejects'];
  return (hasCallback(methodRow, node.arguments.length) ? withCallback?.[state] : undefined) ?? own;
}
