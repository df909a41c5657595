// A project as a user has it, with the configurations of ESLint and of Oxlint; the plugin in it is the one of this repository.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findText, ROOT } from '../gen/repository.ts';
import type { LanguageServer } from './language-client.ts';
import type { RepairedCase } from './repaired-cases.ts';

const require = createRequire(import.meta.url);

/** Files relative to the project, with their texts. */
export type Files = Readonly<Record<string, string>>;

/** A folder that is removed with its project. */
export interface EditorProject {
  readonly folder: string;
  readonly remove: () => void;
}

/** Writes a project in which packages of this repository are installed. */
export function createEditorProject(files: Files): EditorProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'socket-safety-editor-')));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}

/** Switches the preset on for all files but those of the cases; a case gets its own rule alone. */
export function eslintConfig(cases: readonly RepairedCase[]): string {
  const own = cases.map(({ rule, file, entry }) => ({
    files: [file],
    rules: { [`socket-safety/${rule.id}`]: entry },
  }));
  const files = cases.map(({ file }) => file);
  return `import parser from '@typescript-eslint/parser';
import socketSafety from 'eslint-plugin-socket-safety';

export default [
  { files: ['**/*.{ts,js}'], languageOptions: { parser }, plugins: { 'socket-safety': socketSafety } },
  { ...socketSafety.configs.recommended, ignores: ${JSON.stringify(files)} },
  ...${JSON.stringify(own)},
];
`;
}

/** The same for Oxlint, where a configuration is data. */
export function oxlintConfig(cases: readonly RepairedCase[]): string {
  return JSON.stringify({
    plugins: [],
    categories: { correctness: 'off' },
    jsPlugins: ['eslint-plugin-socket-safety'],
    overrides: cases.map(({ rule, file, entry }) => ({
      files: [file],
      rules: { [`socket-safety/${rule.id}`]: entry },
    })),
  });
}

/** The server that VS Code's ESLint extension starts, with the settings that the page on editors shows. */
export function eslintServer(folder: string): LanguageServer {
  return {
    ...nodeCommand('vscode-langservers-extracted', 'bin/vscode-eslint-language-server', ['--stdio']),
    folder,
    settings: {
      ...(JSON.parse(shownFile('settings')) as object),
      workspaceFolder: { uri: pathToFileURL(folder).href, name: 'project' },
    },
  };
}

/** Returns a file that the page on editors shows. Throws where it shows none of this name. */
export function shownFile(name: string): string {
  const page = findText('docs/editors.md') ?? '';
  const blocks = [...page.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)];
  const [, , text] = blocks.find(([, shown]) => shown === name) ?? [];
  if (text === undefined) throw new Error(`docs/editors.md shows no ${name}.`);
  return text;
}

/** The server that Oxlint's editor extensions start. */
export function oxlintServer(folder: string): LanguageServer {
  return { ...nodeCommand('oxlint', 'bin/oxlint', ['--lsp']), folder, settings: {} };
}

/** The plugin is loaded from its sources, so that no build is needed. */
function nodeCommand(name: string, script: string, words: readonly string[]) {
  const loader = pathToFileURL(require.resolve('tsx')).href;
  return {
    command: process.execPath,
    words: [join(dirname(require.resolve(`${name}/package.json`)), script), ...words],
    env: { ...process.env, NODE_OPTIONS: `--conditions=source --import=${loader}` },
  };
}
