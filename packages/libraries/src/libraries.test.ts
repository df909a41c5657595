import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLibrary } from '@socket-safety/eslint-host';
import { intersects, validRange } from 'semver';
import type { WebSocket as UndiciWebSocket } from 'undici';
import { describe, expect, test } from 'vitest';
import type WsWebSocket from 'ws';
import { template } from './_template.ts';
import * as index from './index.ts';
import { libraries, type Library, type SocketRow } from './index.ts';

const rows: readonly Library[] = [...libraries, template];
const sockets = rows.flatMap((library) =>
  Object.entries(library.types).flatMap(([type, { socket }]) =>
    socket === undefined ? [] : [[`${library.id} ${type}`, socket] as const],
  ),
);

describe('the list', () => {
  test('has every file, under the name of the file', () => {
    const files = readdirSync(dirname(fileURLToPath(import.meta.url)))
      .filter((file) => /^[a-z][a-z0-9-]*\.ts$/.test(file))
      .map((file) => file.slice(0, -'.ts'.length))
      .filter((name) => name !== 'index' && name !== 'schema');
    expect(libraries.map(({ id }) => id)).toEqual(files.sort());
    for (const { id } of libraries) {
      const name = id.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(index).toHaveProperty(name);
    }
  });

  test('has one row for each version of a module', () => {
    for (const library of libraries) {
      const range = library.versions ?? '*';
      expect(validRange(range)).not.toBeNull();
      const rivals = libraries.filter(
        ({ id, modules, versions, onlyWith }) =>
          id !== library.id &&
          onlyWith === undefined &&
          library.onlyWith === undefined &&
          modules.some((module) => library.modules.includes(module)) &&
          intersects(range, versions ?? '*'),
      );
      expect(rivals.map(({ id }) => id)).toEqual([]);
    }
  });
});

test.each(rows.map((library) => [library.id, library] as const))(
  '%s is a row without contradictions',
  (_, row) => {
    expect(checkLibrary(row)).toEqual([]);
  },
);

test.each(sockets)(
  '%s says why something misleading proves nothing, as a clause after a colon',
  (_, socket) => {
    for (const reason of Object.values(socket.misleading ?? {})) expect(reason).toMatch(/^[a-z].*[^.]$/);
  },
);

describe('declared types', () => {
  const require = createRequire(import.meta.url);
  const homes = [...(require.resolve.paths('ws') ?? []), dirname(require.resolve('typescript'))];

  const packageOf = (file: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file;
  // Declarations of packages that are not installed here can't be read; the row's source is the word for them.
  const readable = libraries
    .flatMap(({ declared }) => declared)
    .filter(({ file }) => homes.some((home) => existsSync(join(home, packageOf(file)))));

  test.each(readable)('$file declares $name', ({ name, file }) => {
    const path = homes.map((home) => join(home, file)).find(existsSync);
    expect(path).toBeDefined();
    const text = readFileSync(path ?? '', 'utf8');
    expect(text).toMatch(new RegExp(String.raw`\b(class|interface|const|var) ${name}\b`));
  });
});

// Checked by the compiler: a misspelt member is a name that is not `never`.
none<Foreign<SocketOf<typeof index.ws>, WsWebSocket>>();
none<Foreign<SocketOf<typeof index.ws6>, WsWebSocket>>();
none<Foreign<SocketOf<typeof index.whatwg>, WebSocket>>();
none<Foreign<SocketOf<typeof index.whatwg>, UndiciWebSocket>>();
none<Exclude<keyof SocketOf<typeof index.whatwg>['events'], keyof WebSocketEventMap>>();

type SocketOf<Row extends { readonly types: { readonly WebSocket: { readonly socket: SocketRow } } }> =
  Row['types']['WebSocket']['socket'];

/** Names in a row that the class it speaks of doesn't have. */
type Foreign<Row extends SocketRow, Socket> = Exclude<
  keyof Row['methods'] | keyof Row['properties'] | keyof Row['constants']['values'],
  keyof Socket
>;

function none<Name extends never>(...names: readonly Name[]): void {
  expect(names).toEqual([]);
}
