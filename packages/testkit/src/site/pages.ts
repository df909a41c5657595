// Which files of the repository are pages of the site, and where each of them stands there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../gen/repository.ts';

/** A page of the site. */
export interface Page {
  /** From the root of the repository: `rules/no-send-after-close/README.md`. */
  readonly source: string;
  /** On the site: `rules/no-send-after-close.md`. */
  readonly path: string;
  /** Its first heading, without marks. */
  readonly title: string;
  readonly text: string;
}

/** Reads every page, those of a folder by name. */
export function readPages(): readonly Page[] {
  return [
    readPage('README.md', 'index.md'),
    readPage('CONTRIBUTING.md', 'contributing.md'),
    ...readFolder('docs', ''),
    ...readFolder('docs/libraries', 'libraries/'),
    ...readReadmes('rules'),
    ...readReadmes('codemods'),
  ];
}

function readFolder(folder: string, under: string): readonly Page[] {
  return readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => readPage(`${folder}/${file}`, `${under}${file}`));
}

/** `rules/README.md` is the folder's own page, `rules/<id>/README.md` that of a rule. */
function readReadmes(folder: string): readonly Page[] {
  const ids = readdirSync(join(ROOT, folder)).sort();
  return [
    readPage(`${folder}/README.md`, `${folder}/index.md`),
    ...ids
      .filter((id) => existsSync(join(ROOT, folder, id, 'README.md')))
      .map((id) => readPage(`${folder}/${id}/README.md`, `${folder}/${id}.md`)),
  ];
}

function readPage(source: string, path: string): Page {
  const text = readFileSync(join(ROOT, source), 'utf8');
  const heading = /^# (.*)$/m.exec(text)?.[1];
  if (heading === undefined) throw new Error(`${source} has no heading to be listed by.`);
  return { source, path, title: heading.replaceAll('`', ''), text };
}
