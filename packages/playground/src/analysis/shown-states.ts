// In which states a socket can be where it sends.
import { listStates, type Facts, type SendSite } from '@socket-safety/analysis';
import type { ShownState } from './answer.ts';
import { spotOf } from './spot.ts';

/** Lists the sends of a file with the states that are possible there, in source order. */
export function shownStates({ sends }: Facts, shift: number): readonly ShownState[] {
  return sends.map((send) => shownState(send, shift));
}

function shownState({ node, socket, method, states }: SendSite, shift: number): ShownState {
  return {
    ...spotOf(node, shift),
    call: `${socket.text}.${method}`,
    library: socket.library.name,
    states: listStates(states),
  };
}
