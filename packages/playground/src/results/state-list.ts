// A set of states: all four of a socket's life, those that are possible in colour.
import type { ShownState } from '../analysis/answer.ts';
import { element } from '../element.ts';

const LIFE = ['connecting', 'open', 'closing', 'closed'] as const;

/** Creates the row of states. */
export function stateList(states: ShownState['states']): HTMLElement {
  const parts = LIFE.filter((state) => states.includes(state)).map((state) =>
    element('span', { class: `state state-${state}` }, [state]),
  );
  const shown = parts.length > 0 ? parts : [element('span', { class: 'state' }, ['never runs'])];
  return element('span', { class: 'states' }, shown);
}
