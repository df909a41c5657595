import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { resolveFrom } from '../installed.ts';

/** A module as workerd loads it. */
export interface WorkerModule {
  readonly type: 'ESModule';
  readonly path: string;
  readonly contents: string;
}

/** The module that hands out packages. */
const PACKAGES = new URL('./packages.js', import.meta.url);
const INSTALLED = '/node_modules/';

/**
 * Collects a module and everything that it imports, none of it with types: our own, whose paths stand relative to `root`, and
 * `packages` with what they need. What workerd has itself is left to it.
 */
export async function modulesFrom(
  entry: URL,
  root: URL,
  packages: readonly string[],
): Promise<readonly WorkerModule[]> {
  const pathTo = ({ href }: URL): string =>
    href.includes(INSTALLED)
      ? href.slice(href.indexOf(INSTALLED) + 1)
      : relative(fileURLToPath(root), fileURLToPath(href));
  const modules = new Map<string, WorkerModule>();
  const collect = async (file: URL): Promise<void> => {
    if (modules.has(file.href)) return;
    const path = pathTo(file);
    let contents = file.href === PACKAGES.href ? handingOut(packages) : readFileSync(file, 'utf8');
    modules.set(file.href, { type: 'ESModule', path, contents });
    for (const { fileName } of ts.preProcessFile(contents).importedFiles) {
      const imported = await locate(fileName, file);
      if (imported === null) continue;
      contents = renamed(contents, fileName, `./${relative(`${path}/..`, pathTo(imported))}`);
      await collect(imported);
    }
    modules.set(file.href, { type: 'ESModule', path, contents });
  };
  await collect(entry);
  return [...modules.values()];
}

function locate(name: string, from: URL): Promise<URL> | URL | null {
  if (name.startsWith('.')) return new URL(name, from);
  // `node:crypto`, `cloudflare:workers`
  return name.includes(':') ? null : resolveFrom('libraries', name);
}

function handingOut(packages: readonly string[]): string {
  const entries = packages.map((name) => `'${name}': () => import('${name}')`);
  return `export const packages = { ${entries.join(', ')} };`;
}

/** Has imports of one module name another. */
function renamed(contents: string, name: string, to: string): string {
  return contents.replaceAll(
    /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"']+)\2/g,
    (whole, start: string, quote: string, imported: string) =>
      imported === name ? `${start}${quote}${to}${quote}` : whole,
  );
}
