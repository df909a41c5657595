// Behind each line that sends: in which states its socket can be there.
import {
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { ShownState } from '../analysis/answer.ts';
import { stateList } from '../results/state-list.ts';

/** Replaces what is shown. Until the next answer, marks move with their lines. */
export const setShownStates = StateEffect.define<readonly ShownState[]>();

/** Shows what `setShownStates` was given. */
export function stateMarks(): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      const effect = transaction.effects.findLast((one) => one.is(setShownStates));
      return effect === undefined ? marks.map(transaction.changes) : marksOf(effect.value, transaction.state);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

function marksOf(states: readonly ShownState[], { doc }: EditorState): DecorationSet {
  const byLineEnd = new Map<number, ShownState[]>();
  for (const state of states) {
    const end = doc.lineAt(Math.min(state.from, doc.length)).to;
    byLineEnd.set(end, [...(byLineEnd.get(end) ?? []), state]);
  }
  const builder = new RangeSetBuilder<Decoration>();
  for (const [end, shown] of [...byLineEnd].sort(([left], [right]) => left - right)) {
    builder.add(end, end, Decoration.widget({ widget: new StateMark(shown), side: 1 }));
  }
  return builder.finish();
}

/** CodeMirror wants a class; equal marks are not drawn again. */
class StateMark extends WidgetType {
  readonly #states: readonly ShownState[];

  constructor(states: readonly ShownState[]) {
    super();
    this.#states = states;
  }

  override eq(other: StateMark): boolean {
    return JSON.stringify(this.#states) === JSON.stringify(other.#states);
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'state-mark';
    // A reader of the screen finds the same in the list of states.
    mark.setAttribute('aria-hidden', 'true');
    for (const one of this.#states) mark.append(stateList(one.states));
    return mark;
  }
}
