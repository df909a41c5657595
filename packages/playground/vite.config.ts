import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const standIn = (file: string) => fileURLToPath(new URL(`src/stand-ins/${file}`, import.meta.url));

/** ESLint's own rules, 0.7 MB: none of them is ever asked. */
const withoutCoreRules: Plugin = {
  name: 'without-core-rules',
  enforce: 'pre',
  resolveId: (path, importer = '') =>
    path === '../rules' && importer.includes('/eslint/lib/') ? standIn('core-rules.cjs') : null,
};

// What is analysed in the page is what the command analyses: the sources of the packages, with ESLint's own build for browsers. Only
// what reads a project from a disk is stood in for, and never called.
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  resolve: {
    conditions: ['source', 'browser', 'import', 'module', 'default'],
    alias: [
      { find: /^eslint$/, replacement: 'eslint/universal' },
      { find: /^(?:node:)?path$/, replacement: standIn('path.ts') },
      { find: /^node:(?:fs|util)$/, replacement: standIn('absent.ts') },
      { find: /^tinyglobby$/, replacement: standIn('absent.ts') },
      { find: /^@typescript-eslint\/(?:project-service|tsconfig-utils)$/, replacement: standIn('absent.ts') },
    ],
  },
  plugins: [withoutCoreRules],
  worker: { format: 'es', plugins: () => [withoutCoreRules] },
  build: {
    target: 'es2022',
    // One worker of about 6 MB, most of it TypeScript, which is loaded behind the page.
    chunkSizeWarningLimit: 8_000,
  },
});
