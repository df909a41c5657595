import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { pathOf, type Folder } from '../installed.ts';

/** A module as workerd loads it. */
export interface WorkerModule {
  readonly type: 'ESModule';
  readonly path: string;
  readonly contents: string;
}

/** The module that hands out packages. */
const PACKAGES = new URL('./packages.js', import.meta.url);
/** What it hands out, in one piece. */
const BUNDLE = 'packages/bundle.js';

/**
 * Collects a module and everything that it imports, none of it with types: our own, whose paths stand relative to `root`, and
 * `packages` of a folder in one module with all that they need. What workerd has itself is left to it.
 */
export async function modulesFrom(
  entry: URL,
  root: URL,
  packages: readonly string[],
  from: Folder = 'libraries',
): Promise<readonly WorkerModule[]> {
  const pathTo = ({ href }: URL): string => relative(fileURLToPath(root), fileURLToPath(href));
  const modules = new Map<string, WorkerModule>();
  const collect = (file: URL): void => {
    if (modules.has(file.href)) return;
    const path = pathTo(file);
    const handsOut = file.href === PACKAGES.href && packages.length > 0;
    const contents = handsOut
      ? `export { packages } from './${relative(`${path}/..`, BUNDLE)}';`
      : readFileSync(file, 'utf8');
    modules.set(file.href, { type: 'ESModule', path, contents });
    if (handsOut) return;
    for (const { fileName } of ts.preProcessFile(contents).importedFiles)
      if (fileName.startsWith('.')) collect(new URL(fileName, file));
  };
  collect(entry);
  const bundle = packages.length === 0 ? [] : [await bundled(packages, from)];
  return [...modules.values(), ...bundle];
}

/** Modules of Node are workerd's own; what requires one is handed what an import gets, since nothing can be required there. */
const NODE: Plugin = {
  name: 'node',
  setup(bundler) {
    const named = new RegExp(
      `^(?:node:.*|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`,
    );
    bundler.onResolve({ filter: named }, ({ path, kind }) => {
      const module = path.startsWith('node:') ? path : `node:${path}`;
      return kind === 'require-call'
        ? { path: module, namespace: 'required' }
        : { path: module, external: true };
    });
    bundler.onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `export * from '${path}'; export { default } from '${path}';`,
    }));
  },
};

async function bundled(packages: readonly string[], from: Folder): Promise<WorkerModule> {
  const imports = packages.map((name, index) => `import * as package${index} from '${name}';`);
  const entries = packages.map((name, index) => `'${name}': () => Promise.resolve(package${index})`);
  const { outputFiles } = await build({
    stdin: {
      contents: `${imports.join('\n')}\nexport const packages = { ${entries.join(', ')} };`,
      resolveDir: pathOf(from),
    },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['workerd', 'worker', 'browser'],
    mainFields: ['browser', 'module', 'main'],
    external: ['cloudflare:*'],
    plugins: [NODE],
    logLevel: 'error',
  });
  return { type: 'ESModule', path: BUNDLE, contents: outputFiles.map(({ text }) => text).join('\n') };
}
