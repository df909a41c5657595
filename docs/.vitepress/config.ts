import { readFileSync } from 'node:fs';
import { defineConfig, type DefaultTheme } from 'vitepress';

// `npm run site` writes the pages and their list before it builds.
const sidebar: DefaultTheme.SidebarItem[] = JSON.parse(
  readFileSync(new URL('../dist/sidebar.json', import.meta.url), 'utf8'),
);

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%233451b2'/%3E%3Ccircle cx='5' cy='8' r='2' fill='%233dd68c'/%3E%3Ccircle cx='11' cy='8' r='2' fill='%23ff8b8b'/%3E%3C/svg%3E";

export default defineConfig({
  title: 'socket-safety',
  description: 'Finds and mends sends on closed sockets in JavaScript and TypeScript.',
  lang: 'en',
  srcDir: 'dist/pages',
  cacheDir: 'dist/cache',
  base: process.env['SITE_BASE'] ?? '/',
  cleanUrls: true,
  head: [['link', { rel: 'icon', href: ICON }]],
  ignoreDeadLinks: [/^\/playground\//],
  markdown: {
    config(md) {
      const { code_inline: inline } = md.renderer.rules;
      // What stands in code is text, also `${{ github.base_ref }}`, which the pages' templates would run.
      md.renderer.rules.code_inline = (...given) => inline?.(...given).replace('<code', '<code v-pre') ?? '';
    },
  },
  themeConfig: {
    nav: [
      { text: 'Guide', link: '/start' },
      { text: 'Rules', link: '/rules/' },
      { text: 'Libraries', link: '/libraries' },
      // It is a page of its own, which the router of the site does not know.
      { text: 'Playground', link: '/playground/', target: '_self' },
    ],
    sidebar,
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: 'https://github.com/socket-safety/socket-safety' }],
    editLink: {
      text: 'Edit this page',
      // It is sent to the browser as text, so that it can name nothing outside of itself.
      pattern: ({ frontmatter }) =>
        `https://github.com/socket-safety/socket-safety/edit/main/${frontmatter['source']}`,
    },
  },
});
