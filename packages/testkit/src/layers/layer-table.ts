// The layers, lowest first. A file may import within its layer and from what its row names; each row says why.
import type { Import, SourceFile } from './source-files.ts';

/** One row of the table. */
export interface Layer {
  readonly name: string;
  readonly because: string;
  /** Paths of its files. */
  readonly files: RegExp;
  /** Its folders know nothing of each other. */
  readonly apart?: true;
  /** Our own packages and shared files that it may import; within its own files it may always. */
  readonly own: readonly string[];
  /** What it may load when it runs: packages, `node:*`. Types alone may come from anywhere. */
  readonly others: readonly string[];
}

const PURE = 'runs in an editor, a command, a browser and a test alike, so it knows no host and no machine';
const LIBRARIES = '@socket-safety/libraries';
const ANALYSIS = '@socket-safety/analysis';
const REPAIRS = '@socket-safety/repairs';
const RULES = 'eslint-plugin-socket-safety/rules';
const ESLINT_HOST = '@socket-safety/eslint-host';
const CODEMOD_HOST = '@socket-safety/codemod-host';
const CODEMODS = '@socket-safety/codemods';

export const LAYERS: readonly Layer[] = [
  {
    name: 'libraries',
    because: 'is data that every other layer reads',
    files: /^packages\/libraries\//,
    own: [],
    others: [],
  },
  { name: 'analysis', because: PURE, files: /^packages\/analysis\//, own: [LIBRARIES], others: [] },
  { name: 'repairs', because: PURE, files: /^packages\/repairs\//, own: [LIBRARIES, ANALYSIS], others: [] },
  {
    name: 'words',
    because: 'is what the messages of several rules share, and as pure as they are',
    files: /^rules\/(?!catalogue|plugin)[\w-]+\.ts$/,
    own: [LIBRARIES, ANALYSIS, REPAIRS],
    others: [],
  },
  {
    name: 'rule',
    because: 'asks facts a question; it knows neither host nor codemod, and another rule may not be there',
    files: /^rules\/[\w-]+\//,
    apart: true,
    own: [LIBRARIES, ANALYSIS, REPAIRS, 'words'],
    others: [],
  },
  {
    name: 'rule catalogue',
    because: 'lists the rules for every host, so it brings none along',
    files: /^rules\/catalogue\.ts$/,
    own: [REPAIRS, 'rule'],
    others: [],
  },
  {
    name: 'eslint-host',
    because: 'is the only place that knows ESLint; it is handed its rules',
    files: /^packages\/eslint-host\//,
    own: [LIBRARIES, ANALYSIS, REPAIRS],
    others: ['eslint', '@typescript-eslint/*', 'semver', 'valibot'],
  },
  {
    name: 'codemod-host',
    because: 'is the only place that knows jscodeshift, ts-morph and writing; linting is the ESLint host’s',
    files: /^packages\/codemod-host\//,
    own: [LIBRARIES, ANALYSIS, REPAIRS, ESLINT_HOST],
    others: ['node:*', 'jscodeshift', 'ts-morph'],
  },
  {
    name: 'plugin',
    because: 'is the catalogue in the hands of the ESLint host',
    files: /^rules\/plugin\.ts$/,
    own: [ESLINT_HOST, 'rule catalogue'],
    others: [],
  },
  {
    name: 'codemod',
    because: 'names rules and leaves the work to the host; another codemod may not be there',
    files: /^codemods\/[\w-]+\//,
    apart: true,
    own: [REPAIRS, RULES, CODEMOD_HOST],
    others: [],
  },
  {
    name: 'codemod catalogue',
    because: 'lists the codemods for the command',
    files: /^codemods\/catalogue\.ts$/,
    own: [REPAIRS, 'codemod'],
    others: [],
  },
  {
    name: 'cli',
    because: 'is for people: it loads ESLint, parser and TypeScript only through the hosts, or late',
    files: /^packages\/cli\//,
    own: [LIBRARIES, ANALYSIS, REPAIRS, RULES, ESLINT_HOST, CODEMOD_HOST, CODEMODS],
    others: [
      'node:*',
      '@clack/prompts',
      'cli-progress',
      'commander',
      'diff',
      'eta',
      'globby',
      'magicast',
      'node-sarif-builder',
      'package-manager-detector',
      'picocolors',
      'tinypool',
      'typescript',
    ],
  },
  {
    name: 'playground',
    because: 'is a page in a browser: it hands a text to the hosts and shows what they answer',
    files: /^packages\/playground\//,
    own: [LIBRARIES, ANALYSIS, RULES, ESLINT_HOST, CODEMOD_HOST],
    others: ['@codemirror/*', '@lezer/highlight', 'diff', 'lz-string'],
  },
  {
    name: 'testkit',
    because: 'looks at everything and ships nothing',
    files: /^packages\/testkit\//,
    own: ['*'],
    others: ['*'],
  },
];

/** Tells which layer holds a file; null for none, which is an error of the table. */
export function findLayer(path: string): Layer | null {
  return LAYERS.find((layer) => layer.files.test(path)) ?? null;
}

/** Tells whether a row allows an import. Tests may load what they like. */
export function allows(layer: Layer, file: SourceFile, one: Import): boolean {
  if (isTest(file.path)) return true;
  if (one.path !== null) {
    const target = findLayer(one.path);
    if (target === layer) return layer.apart !== true || folderOf(one.path) === folderOf(file.path);
    return target !== null && matches(target.name, layer.own);
  }
  if (isOurs(one.specifier))
    return matches(one.specifier, layer.own) || matches(packageOf(one.specifier), layer.own);
  return one.typeOnly || matches(packageOf(one.specifier), layer.others);
}

export function isTest(path: string): boolean {
  return path.endsWith('.test.ts');
}

function isOurs(specifier: string): boolean {
  return /^(?:@socket-safety\/|eslint-plugin-socket-safety|socket-safety$)/.test(specifier);
}

/** `@scope/name/part` → `@scope/name` */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}

function matches(name: string, allowed: readonly string[]): boolean {
  return allowed.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : name === one));
}
