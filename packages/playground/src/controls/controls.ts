// Everything of a sheet but its text: example, language, preset, rules, settings.
import type { RuleInfo } from '../analysis/answer.ts';
import { element, getElement } from '../element.ts';
import type { Example } from '../examples/example.ts';
import { LANGUAGES, PRESETS, type Language, type PresetName, type Sheet } from '../sheet.ts';

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  ts: 'TypeScript',
  tsx: 'TypeScript, JSX',
  js: 'JavaScript',
  jsx: 'JavaScript, JSX',
};

/** What is chosen. */
export type Choice = Omit<Sheet, 'text'>;

export interface Controls {
  readonly choice: () => Choice;
  readonly show: (choice: Choice) => void;
  readonly offerRules: (rules: readonly RuleInfo[]) => void;
}

/** Fills the form of the page. */
export function createControls(
  examples: readonly Example[],
  heard: { readonly changed: () => void; readonly example: (example: Example) => void },
): Controls {
  const form = getElement('controls', HTMLFormElement);
  const language = fillSelect(
    'language',
    LANGUAGES.map((name) => [name, LANGUAGE_NAMES[name]]),
  );
  const preset = fillSelect(
    'preset',
    PRESETS.map((name) => [name, name]),
  );
  const settings = getElement('settings', HTMLTextAreaElement);
  const rules = getElement('rules', HTMLFieldSetElement);
  const example = fillExamples(examples);
  let offered: readonly RuleInfo[] = [];
  // Rules are told once the analysis has loaded; until then a link's choice waits here.
  let without: readonly string[] = [];

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (target === example) return chooseExample();
    if (target instanceof HTMLInputElement) without = uncheckedOf(rules);
    if (target === preset) offerAgain();
    heard.changed();
  });
  closeOthers(form);
  return {
    choice: () => ({
      language: language.value as Language,
      preset: preset.value as PresetName,
      without,
      settings: settings.value,
    }),
    show(choice) {
      language.value = choice.language;
      preset.value = choice.preset;
      settings.value = choice.settings;
      without = choice.without;
      offerAgain();
    },
    offerRules(told) {
      offered = told;
      offerAgain();
    },
  };

  function chooseExample(): void {
    const chosen = examples[Number(example.value)];
    if (chosen !== undefined) heard.example(chosen);
  }

  function offerAgain(): void {
    const name = preset.value;
    const boxes = offered
      .filter(({ presets }) => presets.some((one) => one === name))
      .map(({ id, description }) => {
        const box = element('input', { type: 'checkbox', value: id, checked: !without.includes(id) });
        return element('label', { title: description }, [box, ` ${id}`]);
      });
    const [legend] = rules.children;
    rules.replaceChildren(...(legend === undefined ? [] : [legend]), ...boxes);
  }
}

function uncheckedOf(rules: HTMLElement): readonly string[] {
  return [...rules.querySelectorAll('input')].filter(({ checked }) => !checked).map(({ value }) => value);
}

function fillSelect(
  id: string,
  options: readonly (readonly [value: string, words: string])[],
): HTMLSelectElement {
  const select = getElement(id, HTMLSelectElement);
  select.append(...options.map(([value, words]) => element('option', { value }, [words])));
  return select;
}

function fillExamples(examples: readonly Example[]): HTMLSelectElement {
  const select = getElement('example', HTMLSelectElement);
  const groups = new Map<string, HTMLOptGroupElement>();
  select.append(element('option', { value: '' }, ['choose …']));
  for (const [index, { rule, kind, title }] of examples.entries()) {
    let group = groups.get(rule);
    if (group === undefined) {
      groups.set(rule, (group = element('optgroup', { label: rule })));
      select.append(group);
    }
    group.append(
      element('option', { value: String(index) }, [`${kind === 'reported' ? '✗' : '✓'} ${title}`]),
    );
  }
  return select;
}

/** A box that is open stands over the page: Escape and the next box close it. */
function closeOthers(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll('details')];
  for (const box of boxes) {
    box.addEventListener('toggle', () => {
      if (box.open) for (const other of boxes) if (other !== box) other.open = false;
    });
    box.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape') return;
      box.open = false;
      box.querySelector('summary')?.focus();
    });
  }
  document.addEventListener('pointerdown', ({ target }) => {
    for (const box of boxes) if (target instanceof Node && !box.contains(target)) box.open = false;
  });
}
