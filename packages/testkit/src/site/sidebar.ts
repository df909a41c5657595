// The list of pages beside each page.
import type { Page } from './pages.ts';

/** A group of links as VitePress takes it. */
export interface Group {
  readonly text: string;
  readonly collapsed?: boolean;
  readonly items: readonly { readonly text: string; readonly link: string }[];
}

interface Section {
  readonly text: string;
  readonly collapsed?: boolean;
  /** Pages by path, in this order; a folder stands for all of its pages, an asterisk for what no section names. */
  readonly holds: readonly string[];
}

const SECTIONS: readonly Section[] = [
  {
    text: 'Guides',
    holds: [
      'index.md',
      'start.md',
      'editors.md',
      'ci.md',
      'migrate.md',
      'adopt.md',
      'checks.md',
      'migrate-helpers.md',
      'add-a-library.md',
    ],
  },
  {
    text: 'Reference',
    holds: ['libraries.md', 'settings.md', 'states.md', 'precision.md', 'comparison.md', '*'],
  },
  { text: 'Rules', collapsed: false, holds: ['rules/'] },
  { text: 'Codemods', collapsed: true, holds: ['codemods/'] },
  { text: 'Libraries', collapsed: true, holds: ['libraries/'] },
  { text: 'Contributing', holds: ['contributing.md', 'architecture.md', 'add-a-rule.md'] },
];

/** Lists every page once. */
export function sidebarOf(pages: readonly Page[]): readonly Group[] {
  const named = SECTIONS.flatMap(({ holds }) => holds).filter((one) => one !== '*');
  const isNamed = ({ path }: Page) => named.some((one) => holdsPath(one, path));
  return SECTIONS.map(({ text, collapsed, holds }) => ({
    text,
    ...(collapsed === undefined ? {} : { collapsed }),
    items: holds
      .flatMap((one) => pages.filter((page) => (one === '*' ? !isNamed(page) : holdsPath(one, page.path))))
      .map(itemOf),
  }));
}

function holdsPath(one: string, path: string): boolean {
  return one.endsWith('/') ? path.startsWith(one) : path === one;
}

function itemOf({ path, title }: Page): Group['items'][number] {
  const text = path.endsWith('/index.md') ? 'Overview' : title;
  return { text, link: `/${path.replace(/(?:index)?\.md$/, '')}` };
}
