// docs/settings.md, run: every example as it stands, in ESLint, the command and plain jscodeshift.
import { afterEach, describe, expect, it } from 'vitest';
import { guardSends } from '@socket-safety/codemods';
import { findText } from '../gen/repository.ts';
import { createPageSandbox, readSections, type PageSandbox, type Section } from './page-sandbox.ts';

const sections = readSections(findText('docs/settings.md') ?? '');
/** As `--load-libraries=1` comes. */
const ASKED = { 'load-libraries': 1 };

let sandbox: PageSandbox | null = null;
afterEach(async () => {
  await sandbox?.remove();
  sandbox = null;
});

it('has an example for every setting', () => {
  expect(sections.map(({ title }) => title)).toEqual([
    'libraries',
    'guards',
    'sockets',
    'versions',
    'When a setting is wrong',
  ]);
  for (const { runs } of sections) expect(runs).not.toEqual([]);
});

describe.each(sections.map((section): [string, Section] => [section.title, section]))('%s', (_, section) => {
  it.each(section.runs.map((run): [string, string] => [run.words.join(' '), run.output]))(
    '%s prints what the page says',
    async (words, output) => {
      sandbox = await createPageSandbox(section.files);
      expect((await sandbox.run(words.split(' '))).output).toBe(output);
    },
  );
});

function getSection(title: string): Section {
  const section = sections.find((one) => one.title === title);
  if (section === undefined) throw new Error(`No section is called "${title}".`);
  return section;
}

function textOf({ files }: Section, name: string): string {
  return files.find(([one]) => one === name)?.[1] ?? '';
}

describe('without its settings', () => {
  it.each([
    ['libraries', 'chat.js', 0],
    ['guards', 'deliver.ts', 1],
    ['sockets', 'link.ts', 0],
    ['versions', 'leave.ts', 1],
  ])('the example of %s is another case', async (title, file, code) => {
    sandbox = await createPageSandbox([[file, textOf(getSection(title), file)]]);
    expect((await sandbox.run(['socket-safety', 'check', file])).code).toBe(code);
  });
});

describe('jscodeshift', () => {
  const transform = (file: string, source: string) => guardSends({ path: file, source }, {}, ASKED);

  it('repairs a library of the settings by its own check', async () => {
    const section = getSection('libraries');
    sandbox = await createPageSandbox(section.files);
    const source = textOf(section, 'chat.js');
    expect(await transform(`${sandbox.folder}/chat.js`, source)).toContain(`if (link.phase === 'up') {`);
  });

  it('leaves alone what a guard of the settings proves', async () => {
    const section = getSection('guards');
    sandbox = await createPageSandbox(section.files);
    const source = textOf(section, 'deliver.ts');
    expect(await transform(`${sandbox.folder}/deliver.ts`, source)).toBe(source);
  });

  it('tells a wrong setting in one line', async () => {
    const section = getSection('When a setting is wrong');
    sandbox = await createPageSandbox(section.files);
    const failed = transform(`${sandbox.folder}/chat.ts`, textOf(section, 'chat.ts'));
    await expect(failed).rejects.toThrow(
      /^\S+package\.json: Setting "socket-safety\.sockets\.Link" must be [^\n]*$/,
    );
  });
});

describe('a wrong setting', () => {
  const section = getSection('When a setting is wrong');
  const WRONG =
    /Setting "socket-safety\.sockets\.Link" must be the id of a library, not "wz": did you mean "ws"\?/;

  it.each(['check', 'migrate --force'])('ends the command with 2 and one line: %s', async (words) => {
    sandbox = await createPageSandbox(section.files);
    const { code, output } = await sandbox.run(['socket-safety', ...words.split(' '), 'chat.ts']);
    expect({ code, lines: output.split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(output).toMatch(WRONG);
  });

  it('ends ESLint with 2 and that line, without our stack', async () => {
    const config = `import socketSafety from 'eslint-plugin-socket-safety';
export default [
  socketSafety.configs.recommended,
  { settings: { 'socket-safety': { sockets: { Link: 'wz' } } } },
];
`;
    const source = `import WebSocket from 'ws';\nnew WebSocket(url).send('hello');\n`;
    sandbox = await createPageSandbox([
      ['package.json', '{ "type": "module" }'],
      ['eslint.config.js', config],
      ['chat.js', source],
    ]);
    const { code, output } = await sandbox.run(['eslint', 'chat.js']);
    expect(code).toBe(2);
    expect(output).toMatch(WRONG);
    expect(output).not.toMatch(/\n\s+at .*eslint-host/);
  });

  it.each([
    ['./absent.js', 'cannot be loaded: "./absent.js" does not exist, or imports what does not exist'],
    ['acme-absent', 'cannot be loaded: "acme-absent" is not installed'],
    ['./broken.js', 'cannot be loaded: "./broken.js" failed: '],
    ['./empty.js', 'must export a library, an array of libraries, or libraries by name; it exports nothing'],
    ['./other.js', 'must export a library, an array of libraries, or libraries by name; it exports help'],
    ['./half.js', 'libraries[0].name" is missing.'],
  ])('names the module of a library: %s', async (specifier, says) => {
    sandbox = await createPageSandbox([
      ['package.json', JSON.stringify({ type: 'module', 'socket-safety': { libraries: [specifier] } })],
      ['broken.js', 'export default {'],
      ['empty.js', ''],
      ['other.js', 'export function help() {}'],
      ['half.js', `export default { id: 'half' };`],
    ]);
    const failed = guardSends({ path: `${sandbox.folder}/a.js`, source: 'send();' }, {}, ASKED);
    await expect(failed).rejects.toThrow(says);
    await expect(failed).rejects.toThrow(/^\S+package\.json: [^\n]*$/);
  });
});

describe('a library is taken from a module', async () => {
  const { files } = getSection('libraries');
  const row = textOf(getSection('libraries'), 'acme-socket.rows.js');
  const commonjs = row.replace('export const acmeSocket =', 'const acmeSocket =');

  it.each([
    ['by name', 'rows.mjs', row],
    ['as its default', 'rows.mjs', `${commonjs}\nexport default acmeSocket;`],
    ['in an array', 'rows.mjs', `${commonjs}\nexport default [acmeSocket];`],
    ['of JSON', 'rows.json', JSON.stringify(await rowOf(row))],
    ['of CommonJS', 'rows.cjs', `${commonjs}\nmodule.exports = acmeSocket;`],
    ['of CommonJS by name', 'rows.cjs', `${commonjs}\nexports.acmeSocket = acmeSocket;`],
  ])('%s', async (_, name, text) => {
    const settings = { 'socket-safety': { libraries: [`../${name}`] } };
    sandbox = await createPageSandbox([
      ...files,
      [name, text],
      ['app/package.json', JSON.stringify(settings)],
    ]);
    const path = `${sandbox.folder}/app/chat.js`;
    const source = textOf(getSection('libraries'), 'chat.js');
    const repaired = await guardSends({ path, source }, {}, ASKED);
    expect(repaired).toContain(`link.phase === 'up'`);
  });
});

/** What the page's module exports, as JSON can hold it. */
async function rowOf(text: string): Promise<unknown> {
  const module: { acmeSocket: unknown } = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  return module.acmeSocket;
}
