// A page's text as the site wants it: links lead to other pages of the site or else to the forge, and files have their names.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { examples } from '@socket-safety/playground/examples';
import { EMPTY_SHEET, writeLink } from '@socket-safety/playground/link';
import { ROOT } from '../gen/repository.ts';
import type { Page } from './pages.ts';

const FORGE = 'https://github.com/socket-safety/socket-safety';

/** Returns the text of a page for the site. Throws on a link that leads nowhere in the repository. */
export function siteText(page: Page, pages: readonly Page[]): string {
  const text = outsideOfCode(withFileNames(page.text), (prose) =>
    prose.replace(LINK, (_, open: string, to: string) => `${open}${leads(to)}`),
  );
  const wide = WIDE_TABLE.test(text) ? 'pageClass: wide\naside: false\n' : '';
  return `---\nsource: ${page.source}\n${wide}---\n\n${withPlayground(text, page)}`;

  function leads(to: string): string {
    if (/^(?:[a-z]+:|#)/.test(to)) return `${to})`;
    const [path = '', anchor] = to.split('#');
    const target = posix.join(posix.dirname(page.source), path).replace(/\/$/, '');
    const found = pages.find(({ source }) => source === target || source === `${target}/README.md`);
    if (target === 'packages/playground') return `/playground/)${ANOTHER_PAGE}`;
    if (found === undefined) return `${onForge(target, page)})`;
    const shown = posix.relative(posix.dirname(page.path), found.path);
    return `./${shown}${anchor === undefined ? '' : `#${anchor}`})`;
  }
}

/** The router of the site knows nothing of the playground. */
const ANOTHER_PAGE = '{target="_self"}';

/** Six columns and more. */
const WIDE_TABLE = /^\|(?:[^|\n]*\|){6}/m;

/** `[words](target)`; an address in angle brackets is no link to a file. */
const LINK = /(\]\()([^)\s]+)\)/g;

function onForge(target: string, page: Page): string {
  const full = join(ROOT, target);
  if (!existsSync(full)) throw new Error(`${page.source} links to ${target}, which does not exist.`);
  return `${FORGE}/${statSync(full).isDirectory() ? 'tree' : 'blob'}/main/${target}`;
}

/** Changes what stands neither in a fence nor between backticks. */
function outsideOfCode(text: string, change: (prose: string) => string): string {
  return text
    .split(/(^```[^]*?^```$|`[^`\n]*`)/m)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join('');
}

/** ` ```js chat.js ` gets a tab with the name of the file. */
function withFileNames(text: string): string {
  return text.replace(
    /^```(\w+) (\S+)\n([^]*?)^```$/gm,
    (_, language: string, name: string, code: string) =>
      `::: code-group\n\n\`\`\`${language} [${name}]\n${code}\`\`\`\n\n:::`,
  );
}

/** Each case of a rule can be opened in the playground. */
function withPlayground(text: string, { title: rule }: Page): string {
  return text.replace(/<!-- case: (\S+)\.\w+ -->([^]*?)<!-- \/case -->/g, (block, file: string) => {
    const title = file.replace(/^\w+-/, '').replaceAll('-', ' ');
    const example = examples.find((one) => one.rule === rule && one.title === title);
    if (example === undefined) return block;
    const hash = writeLink({ ...EMPTY_SHEET, ...example.sheet });
    return `${block}\n\n[Open it in the playground](/playground/#${hash})${ANOTHER_PAGE}\n`;
  });
}
