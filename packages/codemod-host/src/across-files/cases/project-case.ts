// Small projects as text, before and after:
//
//     ## what it shows
//     --- hub.ts
//     …
//     => hub.ts
//     …
//     !! why a function is left
//
// Files without a `=>` stay as they are.
import { mkdir, mkdtemp, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface ProjectCase {
  readonly title: string;
  readonly before: ReadonlyMap<string, string>;
  /** With the files that do not change. */
  readonly after: ReadonlyMap<string, string>;
  readonly refused: readonly string[];
}

/** Reads the projects of a text. */
export function parseProjects(text: string): readonly ProjectCase[] {
  return text
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.trimEnd().split('\n');
      const files = { '---': new Map<string, string[]>(), '=>': new Map<string, string[]>() };
      const refused: string[] = [];
      let current: string[] = [];
      for (const line of lines) {
        const [, mark = '', name = ''] = /^(---|=>) ([\w./-]+)$/.exec(line) ?? [];
        if (mark === '---' || mark === '=>') files[mark].set(name, (current = []));
        else if (line.startsWith('!! ')) refused.push(line.slice(3));
        else current.push(line);
      }
      const join = (map: ReadonlyMap<string, string[]>) =>
        [...map].map(([name, own]) => [name, `${own.join('\n').trim()}\n`] as const);
      const before = new Map(join(files['---']));
      return { title, before, after: new Map([...before, ...join(files['=>'])]), refused };
    });
}

export interface ProjectFolder {
  readonly path: string;
  readonly read: (name: string) => Promise<string>;
  readonly remove: () => Promise<void>;
}

const MODULES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

/** Writes a project, with a strict tsconfig.json, where the packages that are installed here are found. */
export async function writeProject(files: ReadonlyMap<string, string>): Promise<ProjectFolder> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'socket-safety-project-')));
  const config = {
    compilerOptions: {
      strict: true,
      noUncheckedIndexedAccess: true,
      noImplicitReturns: true,
      noImplicitOverride: true,
      allowImportingTsExtensions: true,
      allowJs: true,
      checkJs: true,
      noEmit: true,
      target: 'ES2023',
      module: 'NodeNext',
      moduleResolution: 'NodeNext',
      types: ['node'],
      skipLibCheck: true,
    },
    include: ['**/*'],
  };
  const all = new Map([
    ['package.json', '{ "type": "module" }\n'],
    ['tsconfig.json', JSON.stringify(config)],
    ...files,
  ]);
  for (const [name, text] of all) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  await symlink(MODULES, join(path, 'node_modules'));
  return {
    path,
    read: (name) => readFile(join(path, name), 'utf8'),
    remove: () => rm(path, { recursive: true }),
  };
}
