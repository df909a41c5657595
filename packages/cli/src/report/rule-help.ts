// What a rule's page says, for reports that show it beside the findings.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Rule } from '@socket-safety/repairs';
import { pageOf } from './pages.ts';

const SECTIONS = ['What it finds', 'Why it matters'];

/** Returns what a rule finds and why that matters, in Markdown, from its page; the description where it has none. */
export function helpOf({ id, description }: Rule): string {
  const page = readPage(id);
  const sections = SECTIONS.flatMap((title) => {
    const text = page === null ? null : sectionOf(page, title);
    return text === null ? [] : [`## ${title}\n\n${text}`];
  });
  return [`${description}.`, ...sections, `[All about this rule](${pageOf(id)})`].join('\n\n');
}

function readPage(id: string): string | null {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('eslint-plugin-socket-safety/package.json'));
  try {
    return readFileSync(join(folder, id, 'README.md'), 'utf8');
  } catch {
    // A package without its pages is still of use.
    return null;
  }
}

function sectionOf(page: string, title: string): string | null {
  const [, rest] = page.split(`\n## ${title}\n`);
  const text = rest?.split('\n## ')[0]?.trim() ?? '';
  return text === '' ? null : text;
}
