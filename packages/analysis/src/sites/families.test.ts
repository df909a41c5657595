import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  libraries,
  type Library,
  type MethodRow,
  type SocketRow,
  type State,
} from '@socket-safety/libraries';
import { analyseText } from '@socket-safety/testkit/marked-text';
import { describe, expect, test } from 'vitest';
import type { Hazard } from '../facts.ts';

const FOLDER = fileURLToPath(new URL('./families/', import.meta.url));

/** The programs elsewhere in this package speak of these all the time; which version of `ws` it is, no program says. */
const ELSEWHERE = new Set(['ws', 'ws-6', 'whatwg']);

const shown = hazardsShown();

describe('every family shows what can happen to it', () => {
  const families = libraries.flatMap((library) => {
    const kinds = hazardsOf(library);
    return kinds.length === 0 || ELSEWHERE.has(library.id) ? [] : [[library.id, kinds] as const];
  });

  test.each(families)('%s', (id, kinds) => {
    expect(kinds.filter((kind) => shown.get(id)?.has(kind) !== true)).toEqual([]);
  });
});

/** The kinds of hazard that the programs of the folder hold, by library. */
function hazardsShown(): ReadonlyMap<string, ReadonlySet<Hazard['kind']>> {
  const found = new Map<string, Set<Hazard['kind']>>();
  for (const file of readdirSync(FOLDER)) {
    for (const program of programsOf(readFileSync(FOLDER + file, 'utf8'))) {
      for (const { socket, hazard } of analyseText(program).sends) {
        if (hazard === null) continue;
        const kinds = found.get(socket.library.id) ?? new Set();
        found.set(socket.library.id, kinds.add(hazard.kind));
      }
    }
  }
  return found;
}

/** The template literals of a test file, with its constants filled in. */
function* programsOf(text: string): Generator<string> {
  const constants = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/const ([A-Z0-9_]+) = `([^`]*)`/g))
    constants.set(name, value.replaceAll(String.raw`\n`, '\n'));
  for (const [, prefix = '', program = ''] of text.matchAll(/^ *(?:([A-Z0-9_]+) \+\s+)?`([^`]*)`,?$/gm))
    yield (
      (constants.get(prefix) ?? '') +
      program.replaceAll(/\$\{([A-Z0-9_]+)\}/g, (_, name: string) => constants.get(name) ?? '')
    );
}

/** The kinds of hazard that a library's rows leave room for. */
function hazardsOf(library: Library): Hazard['kind'][] {
  const kinds = new Set<Hazard['kind']>();
  for (const [name, { socket }] of Object.entries(library.types)) {
    if (socket === undefined) continue;
    addHazards(socket, kinds);
    if (!canConnect(name, socket, library)) kinds.delete('before-open');
  }
  return [...kinds];
}

/** Hand on a class of `ws` for its type. */
const BORN_OPEN = new Set(['fastify-websocket']);

/** Whether programs get sockets of this type that still connect: by `new`, or from the library. */
function canConnect(name: string, { birth }: SocketRow, { id, globals, exports, types }: Library): boolean {
  if (BORN_OPEN.has(id)) return false;
  const rows = JSON.stringify([globals, exports, types]);
  return (
    (birth.construct === 'connecting' && rows.includes(`{"class":"${name}"}`)) ||
    rows.includes(`{"socket":"${name}","states":["connecting"`)
  );
}

function addHazards(socket: SocketRow, kinds: Set<Hazard['kind']>): void {
  for (const method of Object.values(socket.methods)) {
    if (method.role !== 'send' && method.sends !== true) continue;
    if (fails(method, 'connecting')) kinds.add('before-open');
    if (fails(method, 'closing') || fails(method, 'closed')) kinds.add('after-close');
    const after = socket.outside?.open ?? ['open', 'closing', 'closed'];
    if (!after.some((state) => fails(method, state))) continue;
    kinds.add('unguarded').add('error-handler');
    if (socket.check !== null) kinds.add('stale-check');
  }
}

function fails({ outcome }: MethodRow, state: State): boolean {
  return outcome[state]?.some((one) => one !== 'ok' && one !== 'buffers') ?? false;
}
