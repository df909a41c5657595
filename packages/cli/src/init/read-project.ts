// What there is to know of a project before its ESLint configuration is changed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { firstLineOf, KnownError } from '@socket-safety/codemod-host';
import { detect } from 'package-manager-detector/detect';
import { resolveCommand } from 'package-manager-detector/commands';
import { nameOf } from '../wording.ts';

/** A project, seen from the folder that holds its configuration. */
export interface Project {
  /** Absolute path; null where there is none. */
  readonly config: string | null;
  readonly hasTypescript: boolean;
  /** Packages that are named in no package.json from here up. */
  readonly missing: readonly string[];
  /** `pnpm add -D …` without the names of packages. */
  readonly installing: readonly string[];
  /** Where that is to be run. */
  readonly home: string;
  /** Configuration of Oxlint that does not name the plugin; null without one. */
  readonly oxlint: string | null;
  /** There is that, and no sign of ESLint. */
  readonly isOxlintAlone: boolean;
}

const CONFIGS = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);
const PLUGIN = 'eslint-plugin-socket-safety';
const OLDEST: readonly [number, number] = [9, 22];

/**
 * Looks at the project of a folder. Throws a `KnownError` where there is no package.json, where the configuration is of the form
 * before ESLint 9, be it in a file or in package.json, and where ESLint is too old.
 */
export async function readProject(cwd: string): Promise<Project> {
  const folders = foldersUp(cwd);
  const manifests = folders.filter((folder) => existsSync(join(folder, 'package.json')));
  if (manifests.length === 0)
    throw new KnownError('package.json: does not exist, start in the folder of a project');
  const config =
    folders.flatMap((folder) => CONFIGS.map((name) => join(folder, name))).find(existsSync) ?? null;
  if (config === null) refuseLegacy(folders, cwd);
  refuseOld(cwd);
  // The configuration loads the plugin from where it stands itself.
  const base = config === null ? cwd : dirname(config);
  const above = manifests.filter((folder) => folders.indexOf(folder) >= folders.indexOf(base));
  const home = above[0] ?? base;
  const hasTypescript = folders.some((folder) => existsSync(join(folder, 'tsconfig.json')));
  const named = new Set(above.flatMap((folder) => namedIn(readManifest(folder))));
  const oxlint = folders.map((folder) => join(folder, '.oxlintrc.json')).find(lacksPlugin) ?? null;
  const isOxlintAlone = oxlint !== null && config === null && !named.has('eslint');
  const needsParser = config === null && hasTypescript;
  const wanted = [
    ...(isOxlintAlone ? [] : ['eslint']),
    PLUGIN,
    ...(needsParser && !isOxlintAlone ? ['typescript-eslint'] : []),
  ];
  return {
    config,
    hasTypescript,
    missing: wanted.filter((name) => !named.has(name)),
    installing: await installingIn(home),
    home,
    oxlint,
    isOxlintAlone,
  };
}

/** From a folder to the root of its repository, or of the disk. */
function foldersUp(cwd: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = cwd; ; folder = dirname(folder)) {
    folders.push(folder);
    if (folder === dirname(folder) || existsSync(join(folder, '.git'))) return folders;
  }
}

function lacksPlugin(file: string): boolean {
  return existsSync(file) && !readFileSync(file, 'utf8').includes(PLUGIN);
}

function refuseLegacy(folders: readonly string[], cwd: string): void {
  for (const folder of folders) {
    const file = readdirSync(folder).find((name) => /^\.eslintrc(?:\.\w+)?$/.test(name));
    const isInManifest = file === undefined && readManifest(folder).eslintConfig !== undefined;
    if (file === undefined && !isInManifest) continue;
    const name = nameOf(join(folder, file ?? 'package.json'), cwd);
    const what = isInManifest ? '"eslintConfig" ' : '';
    const then = isInManifest ? ', package.mjs, to be called eslint.config.mjs' : '';
    throw new KnownError(
      `${name}: ${what}is a configuration of the form before ESLint 9, and nothing is changed. \`npx @eslint/migrate-config ${name}\` makes a new one of it${then}; then run init again`,
    );
  }
}

function refuseOld(cwd: string): void {
  let version: string;
  try {
    const require = createRequire(join(cwd, 'package.json'));
    version = (require('eslint/package.json') as { readonly version: string }).version;
  } catch {
    // Not installed yet: the newest will be.
    return;
  }
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new KnownError(`eslint ${version}: is too old, the rules need ${OLDEST.join('.')} or later`);
}

type Manifest = Readonly<
  Partial<Record<'dependencies' | 'devDependencies' | 'workspaces' | 'eslintConfig', object>>
>;

function readManifest(folder: string): Manifest {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return {};
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    // Package managers refuse fields of other types.
    return typeof read === 'object' && read !== null ? (read as Manifest) : {};
  } catch (thrown) {
    throw new KnownError(`${file}: is not valid JSON: ${firstLineOf(thrown)}`);
  }
}

function namedIn({ dependencies = {}, devDependencies = {} }: Manifest): readonly string[] {
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}

/** pnpm and the first yarn refuse to add to the root of a workspace unless told that this is meant. */
async function installingIn(home: string): Promise<readonly string[]> {
  const found = await detect({ cwd: home });
  const agent = found?.agent ?? 'npm';
  const isPnpmRoot = agent.startsWith('pnpm') && existsSync(join(home, 'pnpm-workspace.yaml'));
  const isYarnRoot = agent === 'yarn' && readManifest(home).workspaces !== undefined;
  const flags = ['-D', ...(isPnpmRoot ? ['-w'] : []), ...(isYarnRoot ? ['-W'] : [])];
  const resolved = resolveCommand(agent, 'add', flags);
  return resolved === null ? ['npm', 'install', '-D'] : [resolved.command, ...resolved.args];
}
