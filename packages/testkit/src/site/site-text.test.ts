import { expect, it } from 'vitest';
import { readPages, type Page } from './pages.ts';
import { sidebarOf } from './sidebar.ts';
import { siteText } from './site-text.ts';

const pages = readPages();

function shown(source: string, text: string): string {
  const page = pages.find((one) => one.source === source);
  if (page === undefined) throw new Error(`No page is ${source}.`);
  return siteText({ ...page, text }, pages);
}

it.each<[source: string, written: string, leads: string]>([
  ['README.md', 'docs/settings.md', './settings.md'],
  ['README.md', 'docs/settings.md#guards', './settings.md#guards'],
  ['README.md', 'rules/README.md', './rules/index.md'],
  ['rules/no-unguarded-send/README.md', '../no-send-after-close/README.md', './no-send-after-close.md'],
  ['rules/no-unguarded-send/README.md', '../../docs/states.md', './../states.md'],
  ['codemods/guard-sends/README.md', '../../rules', './../rules/index.md'],
  ['docs/libraries/ws.md', 'ws-6.md', './ws-6.md'],
  ['docs/states.md', '#open-checks', '#open-checks'],
  ['docs/states.md', 'https://example.com/a.md', 'https://example.com/a.md'],
  [
    'docs/add-a-library.md',
    '../packages/testkit/src/facts/README.md#how',
    'https://github.com/socket-safety/socket-safety/blob/main/packages/testkit/src/facts/README.md',
  ],
  ['docs/start.md', '../packages/playground', '/playground/'],
  ['README.md', 'fixtures', 'https://github.com/socket-safety/socket-safety/tree/main/fixtures'],
])('in %s, %s leads to %s', (source, written, leads) => {
  expect(shown(source, `# t\n\n[words](${written})\n`)).toContain(`[words](${leads})`);
});

it('lets no page link to what the repository does not have', () => {
  for (const page of pages) expect(() => siteText(page, pages), page.source).not.toThrow();
  expect(() => shown('README.md', '[words](docs/nowhere.md)')).toThrow('links to docs/nowhere.md');
});

it('leaves code alone, names its files and keeps its links', () => {
  const text = '# t\n\n`[a](docs/nowhere.md)`\n\n```js chat.js\nlist[0](docs);\n```\n';
  expect(shown('README.md', text)).toContain(
    '`[a](docs/nowhere.md)`\n\n::: code-group\n\n```js [chat.js]\nlist[0](docs);\n```\n\n:::\n',
  );
});

it('opens the cases of rules in the playground', () => {
  const rules = pages.filter(({ path }) => /^rules\/(?!index)/.test(path));
  expect(rules.length).toBeGreaterThan(10);
  for (const page of rules) expect(siteText(page, pages), page.source).toContain('](/playground/#');
});

it('lists every page once beside the pages', () => {
  const listed = sidebarOf(pages).flatMap(({ items }) => items.map(({ link }) => link));
  expect([...listed].sort()).toEqual(
    pages.map(({ path }: Page) => `/${path.replace(/(?:index)?\.md$/, '')}`).sort(),
  );
});
