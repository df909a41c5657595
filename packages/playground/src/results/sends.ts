// The list of sends with the states of their sockets.
import type { ShownState, Spot } from '../analysis/answer.ts';
import { button, element } from '../element.ts';
import { stateList } from './state-list.ts';

/** Lists sends; a press on a line shows it in the editor. */
export function listSends(states: readonly ShownState[], goTo: (spot: Spot) => void): readonly HTMLElement[] {
  if (states.length === 0) {
    return [element('p', { class: 'nothing' }, ['No send on a socket that is known.'])];
  }
  return [
    element(
      'ul',
      { class: 'sends' },
      states.map((state) => itemOf(state, goTo)),
    ),
  ];
}

function itemOf(state: ShownState, goTo: (spot: Spot) => void): HTMLElement {
  return element('li', {}, [
    button(`line ${state.line}`, () => goTo(state), { class: 'place' }),
    ' ',
    element('code', {}, [`${state.call}(…)`]),
    ' ',
    element('span', { class: 'library' }, [state.library]),
    stateList(state.states),
  ]);
}
