// Elements made in one expression.

type Attributes = Readonly<Record<string, string | boolean>>;

/** Creates an element. True stands for an attribute without a value, false for none; texts become text, never markup. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** Creates a button that does something. */
export function button(words: string, act: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element('button', { type: 'button', ...attributes }, [words]);
  made.addEventListener('click', act);
  return made;
}

/** Splits a message at its backticks; what stands between them is code. */
export function withCode(message: string): readonly (Node | string)[] {
  return message.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, [part]) : part));
}

/** Finds an element of the page by its id; throws where the page has none, which is a mistake in index.html. */
export function getElement<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${type.name} #${id}.`);
  return found;
}
