// The editor: text in, text out, with squiggles under findings and the states of sockets behind their lines.
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';
import type { ShownFinding, ShownState, Spot } from '../analysis/answer.ts';
import type { Language } from '../sheet.ts';
import { setShownStates, stateMarks } from './state-marks.ts';

/** The editor as the page uses it. */
export interface Editor {
  readonly text: () => string;
  /** Replaces the text, which the visitor can undo. */
  readonly replace: (text: string) => void;
  readonly setLanguage: (language: Language) => void;
  readonly mark: (findings: readonly ShownFinding[], states: readonly ShownState[]) => void;
  readonly goTo: (spot: Spot) => void;
}

/** Creates an editor in an element; `changed` is called after each change of the text. */
export function createEditor(parent: HTMLElement, changed: () => void): Editor {
  const language = new Compartment();
  const view = new EditorView({
    parent,
    state: EditorState.create({
      extensions: [
        ...basics(),
        language.of(javascript({ typescript: true })),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) changed();
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    replace: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    setLanguage: (name) => view.dispatch({ effects: language.reconfigure(grammarOf(name)) }),
    mark(findings, states) {
      const { length } = view.state.doc;
      view.dispatch(
        setDiagnostics(
          view.state,
          findings.map((one) => diagnosticOf(one, length)),
        ),
      );
      view.dispatch({ effects: setShownStates.of(states) });
    },
    goTo({ from, to }) {
      const { length } = view.state.doc;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: 'center' }) });
      view.focus();
    },
  };
}

// Tab is not bound, so that it leaves the editor as it leaves any other field.
function basics(): readonly Extension[] {
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    syntaxHighlighting(classHighlighter),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    stateMarks(),
    EditorView.contentAttributes.of({ 'aria-label': 'Code', spellcheck: 'false' }),
  ];
}

function grammarOf(language: Language): Extension {
  return javascript({ typescript: language.startsWith('ts'), jsx: language.endsWith('x') });
}

function diagnosticOf({ from, to, severity, message, rule }: ShownFinding, length: number): Diagnostic {
  return {
    from: Math.min(from, length),
    to: Math.min(to, length),
    severity: severity === 'warn' ? 'warning' : 'error',
    message,
    source: rule,
  };
}
