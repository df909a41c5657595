import { findEvidence, withoutChecker, type Evidence } from '@socket-safety/analysis';
import { libraries } from '@socket-safety/libraries';
import { expect, it } from 'vitest';
import { importsOf } from './imported-files.ts';

const TYPED = `import type { Client } from './client.js';\nexport const tell = (client: Client) => client.send('hi');\n`;

function evidenceIn(
  text: string,
  files: Readonly<Record<string, string>>,
  file = '/project/tell.ts',
): Evidence {
  const host = { libraries, readText: (path: string) => files[path] ?? null };
  return withoutChecker(findEvidence(text, libraries), text, { imports: importsOf(file, host), libraries });
}

it.each([
  ['the file itself', `import 'ws';\n${TYPED}`, {}, true],
  ['a file that it imports', TYPED, { '/project/client.ts': `export { Client } from 'graphql-ws';` }, true],
  [
    'the third file on the way',
    TYPED,
    {
      '/project/client.ts': `export * from './a/one.ts';`,
      '/project/a/one.ts': `export * from "../two";`,
      '/project/two.ts': `export type Client = WebSocket;`,
    },
    true,
  ],
  [
    'the fourth, where the analysis does not go',
    TYPED,
    {
      '/project/client.ts': `export * from './one.ts';`,
      '/project/one.ts': `export * from './two.ts';`,
      '/project/two.ts': `export * from './three.ts';`,
      '/project/three.ts': `export type Client = WebSocket;`,
    },
    false,
  ],
  ['no file', TYPED, { '/project/client.ts': `export * from './client.js'; export class Client {}` }, false],
])('a library that is named in %s', (_where, text, files, sockets) => {
  expect(evidenceIn(text, files)).toMatchObject({ sockets });
});

it('what a package declares counts where its own files are imported', () => {
  const text = `import { Socket } from '../../socket.io/dist/socket.js';`;
  expect(evidenceIn(text, {}).sockets).toBe(true);
});

it('a word that a library asks for counts for itself', () => {
  expect(evidenceIn(`export const handlers = { websocket: { open(peer) {} } };`, {}).sockets).toBe(true);
});
