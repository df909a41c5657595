// The playground: what is typed is asked about, what is answered is shown, and the address is always a link to it.
import type { ShownFinding, ShownState } from './analysis/answer.ts';
import { startAnalyst } from './analysis/analyst.ts';
import { createControls, type Choice } from './controls/controls.ts';
import { followTheme } from './controls/theme.ts';
import { createEditor } from './editor/editor.ts';
import { getElement } from './element.ts';
import { examples } from './examples/examples.ts';
import { readLink, writeLink } from './link/link.ts';
import { createResults } from './results/results.ts';
import { EMPTY_SHEET, type Sheet } from './sheet.ts';

/** Typing pauses for longer than this. */
const PAUSE_MS = 200;

const NO_FINDINGS: readonly ShownFinding[] = [];
const NO_STATES: readonly ShownState[] = [];

let pause: ReturnType<typeof setTimeout> | undefined;
const editor = createEditor(getElement('code', HTMLElement), askSoon);
const results = createResults({ goTo: editor.goTo, replace: editor.replace });
const controls = createControls(examples, {
  changed: askSoon,
  example: ({ sheet }) => open({ ...EMPTY_SHEET, ...sheet }),
});
const ask = startAnalyst(
  () => new Worker(new URL('./analysis/worker.ts', import.meta.url), { type: 'module' }),
  {
    ready: ({ rules }) => controls.offerRules(rules),
    lost: (message) => results.tell(message),
    answer(answer) {
      const { findings, states } =
        answer.result === 'looked-at' ? answer : { findings: NO_FINDINGS, states: NO_STATES };
      editor.mark(findings, states);
      results.show(answer, editor.text());
    },
  },
);

followTheme(getElement('theme', HTMLButtonElement));
shareBy(getElement('share', HTMLButtonElement));
addEventListener('hashchange', openLink);
openLink();

function openLink(): void {
  const linked = readLink(location.hash);
  const [first] = examples;
  if (linked !== null) open(linked);
  else if (location.hash.length > 1) results.tell('This link is not whole, so there is nothing to show.');
  else if (first !== undefined) open({ ...EMPTY_SHEET, ...first.sheet });
}

function open({ text, ...choice }: Sheet): void {
  controls.show(choice);
  editor.replace(text);
  askSoon();
}

function askSoon(): void {
  clearTimeout(pause);
  pause = setTimeout(() => {
    const choice: Choice = controls.choice();
    const sheet = { ...choice, text: editor.text() };
    editor.setLanguage(choice.language);
    history.replaceState(null, '', `#${writeLink(sheet)}`);
    ask(sheet);
  }, PAUSE_MS);
}

function shareBy(button: HTMLButtonElement): void {
  const words = button.textContent;
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(location.href).then(
      () => say('Copied'),
      // The address bar holds the link as well.
      () => say('Copy it from the address bar'),
    );
  });

  function say(message: string): void {
    button.textContent = message;
    setTimeout(() => (button.textContent = words), 2_000);
  }
}
