// Rows that rest on citations alone, each with the reason why it cannot be replayed.
import { libraries, type Library } from '@socket-safety/libraries';

/** By the id of the row: a clause that can follow "not replayed: ". */
export const CITED_ALONE: Readonly<Record<string, string>> = {
  electron: 'its executable is no package of the registry, and its windows need a display',
  'react-native': 'its sockets are those of a phone, behind a bridge to native code',
  uwebsockets: 'it is no package of the registry',
};

/** Rows that no driver plays, since their sockets are those of rows that one does play; a clause as above. */
export const BUILT_ON: Readonly<Record<string, string>> = {
  express: 'it hands out the responses of Node, with methods of its own',
  fastify: 'it hands out the responses of Node',
  http: 'it hands out the sockets of `net`',
  koa: 'it hands out the responses of Node',
  'koa-router': 'it hands out the context of `koa`',
  next: 'it hands out the responses of Node',
  partykit: 'its rooms hold the connections of partyserver, on a platform of their own',
  'partysocket-react': 'it hands out the sockets of `partysocket`',
  'response-stream': 'it is `web-streams` where a program answers with the stream',
  'response-writer': 'it is `writable-stream` where a program answers with the other end',
};

/** A row with all that it cites. */
export interface CitedRow {
  readonly library: string;
  readonly because: string;
  readonly citations: readonly string[];
}

/** Lists the rows that are not replayed, in the order of the libraries. */
export function citedRows(): readonly CitedRow[] {
  return libraries.flatMap((library) => {
    const because = CITED_ALONE[library.id];
    return because === undefined ? [] : [{ library: library.id, because, citations: citationsOf(library) }];
  });
}

/** Lists what the methods and events of a row cite. */
export function citationsOf({ types }: Library): readonly string[] {
  const sources = Object.values(types).flatMap(({ socket }) =>
    socket === undefined ? [] : [...Object.values(socket.methods), ...Object.values(socket.events)],
  );
  return [...new Set(sources.flatMap(({ source }) => ('citation' in source ? source.citation : [])))];
}
