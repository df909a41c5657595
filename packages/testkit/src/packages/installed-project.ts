// An empty project in which the packed packages are installed, as a user would do it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownFile } from '../clients/editor-project.ts';
import type { StagedPackage } from './staging.ts';

/** The project's code: one hazard in each file. */
const FILES = {
  'package.json': '{ "private": true, "type": "module" }\n',
  'src/answer.ts': `import { WebSocket } from 'ws';

export async function answer(socket: WebSocket, question: string): Promise<void> {
  if (socket.readyState !== WebSocket.OPEN) return;
  const reply = await think(question);
  socket.send(reply);
}

declare function think(question: string): Promise<string>;
`,
  'src/ticker.js': `import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
setInterval(() => {
  for (const client of server.clients) client.send('tick');
}, 1000);
`,
  'eslint.config.ts': `import parser from '@typescript-eslint/parser';
import { defineConfig } from 'eslint/config';
import socketSafety, { type RuleEntries, type Settings } from 'eslint-plugin-socket-safety';

const rules: RuleEntries = { 'socket-safety/no-unguarded-send': ['warn', { contracts: 'distrust' }] };
const settings = { versions: { ws: '8.18.0' }, guards: ['isOpen'] } satisfies Settings;

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  socketSafety.configs.recommended,
  { rules, settings: { 'socket-safety': settings } },
]);
`,
  'shown.config.ts': shownFile('eslint.config.ts'),
  'eslint.config.cjs': `const socketSafety = require('eslint-plugin-socket-safety');

module.exports = [
  { files: ['**/*.ts'], languageOptions: { parser: require('@typescript-eslint/parser') } },
  socketSafety.configs.recommended,
];
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      types: [],
    },
    files: ['eslint.config.ts', 'shown.config.ts'],
  }),
};

/** Packs the staged packages; returns the paths of the tarballs. */
export function packStaged(staged: readonly StagedPackage[], into: string): readonly string[] {
  mkdirSync(into, { recursive: true });
  execFileSync('npm', ['pack', '--pack-destination', into, ...staged.map(({ path }) => path)], {
    stdio: 'ignore',
  });
  return readdirSync(into).map((name) => join(into, name));
}

/** Makes a project with the packed packages and one major of ESLint. Throws where npm cannot install them together. */
export function installProject(folder: string, tarballs: readonly string[], eslint: string): void {
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const others = [
    `eslint@${eslint}`,
    '@typescript-eslint/parser@8',
    'typescript@~6.0.3',
    'jscodeshift@17',
    'jiti@2',
    'ws@8',
    '@types/ws@8',
  ];
  const words = ['install', '--no-audit', '--no-fund', '--save-dev', ...tarballs, ...others];
  execFileSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}
