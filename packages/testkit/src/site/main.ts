// `npm run site`: the pages of the repository and the playground, as a site in docs/.vitepress/dist.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from '../gen/repository.ts';
import { readPages } from './pages.ts';
import { sidebarOf } from './sidebar.ts';
import { siteText } from './site-text.ts';

const STAGE = join(ROOT, 'docs/dist');
const SITE = join(ROOT, 'docs/.vitepress/dist');

if (!existsSync(join(ROOT, 'docs/node_modules'))) {
  console.error('The generator of the site is not installed: npm ci --prefix docs');
  process.exit(2);
}
stage();
run('docs', 'vitepress', 'vitepress/bin/vitepress.js', ['build', 'docs']);
run('packages/playground', 'vite', 'vite/bin/vite.js', [
  'build',
  'packages/playground',
  '--outDir',
  'dist',
  '--emptyOutDir',
]);
cpSync(join(ROOT, 'packages/playground/dist'), join(SITE, 'playground'), { recursive: true });

/** Writes the pages to where the generator reads them. */
function stage(): void {
  const pages = readPages();
  rmSync(STAGE, { recursive: true, force: true });
  for (const page of pages) {
    const file = join(STAGE, 'pages', page.path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, siteText(page, pages));
  }
  writeFileSync(join(STAGE, 'sidebar.json'), JSON.stringify(sidebarOf(pages)));
}

/** Runs a tool that is installed for a folder of the repository; its failure is ours. */
function run(from: string, name: string, script: string, words: readonly string[]): void {
  const require = createRequire(join(ROOT, from, 'package.json'));
  const folder = dirname(require.resolve(`${name}/package.json`));
  const path = join(folder, script.slice(name.length + 1));
  const { status } = spawnSync(process.execPath, [path, ...words], { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
