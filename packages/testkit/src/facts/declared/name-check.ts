// Every name of every row beside the installed packages: their declarations, the modules as they run, and the replay.
import type { Library, Source } from '@socket-safety/libraries';
import type { ProgramOptions } from '../../case-tests/typed-program.ts';
import { findDeclared, type Found } from './declared-names.ts';
import { readDeclarations } from './declared-program.ts';
import { findAtRunTime } from './runtime-names.ts';
import { createTypeReader } from './type-reader.ts';

/** What became of the names of a row; cells by name. */
export interface NameCheck {
  readonly library: string;
  /** The declarations have them. */
  readonly declared: readonly string[];
  /** The declarations do not tell, but the module has them when it runs, or the replay shows them. */
  readonly running: readonly string[];
  /** Nothing here can tell; a reason stands in `UNKNOWN` where the name should have been found. */
  readonly unknown: readonly string[];
  /** They should be there, and are not. */
  readonly absent: readonly string[];
}

/** Globals of a runtime are declared in its own package. */
const RUNTIMES: readonly { readonly ids: readonly string[]; readonly options: ProgramOptions }[] = [
  { ids: ['bun'], options: { types: ['bun-types'], lib: ['es2023'] } },
  {
    ids: ['cloudflare-workers', 'partyserver', 'agents'],
    options: { types: ['@cloudflare/workers-types'], lib: ['es2023'] },
  },
  { ids: ['web-extension'], options: { types: ['chrome'], lib: ['es2023', 'dom'] } },
];

/** Rows whose declarations cannot be read here. */
export const UNREAD: Readonly<Record<string, string>> = {
  deno: 'Deno brings its declarations along; the replay under Deno has its names',
  elysia: 'its declarations compute types without end; its classes are asked as they run',
  'react-native': 'its global is declared in its own package, which is not installed',
};

/** Names that are right, although nothing that is installed has them. */
export const UNKNOWN: Readonly<Record<string, string>> = {
  'bun: exports.default': 'Bun hands on its global as the default of its module',
  'crossws: globals.defineWebSocketHandler': 'Nitro declares it while it builds',
  'fastify-websocket: WebSocket.holds.socket':
    'up to version 9 the handler gets a stream, of which it is a member',
  'fastify-websocket: exports.SocketStream': 'up to version 9 that stream has a type',
  'koa-router: Router.statics.RouterContext': 'the declarations of version 12 and before have it',
  'reconnecting-websocket: globals.ReconnectingWebSocket': 'its script for browsers makes it',
  'simple-peer: globals.SimplePeer': 'its script for browsers makes it',
  'simple-peer: Peer.properties.destroying': 'its declarations leave it out; index.js has it',
  'partyserver: exports.YServer': 'y-partyserver, which is not installed, exports it',
  'web-extension: globals.browser.runtime.Port': 'the declarations for Firefox have it',
  'web-workers: MessagePort.events.close': 'browsers have it for longer than the declarations',
};

/** Checks the names of rows; those of packages that are not installed are unknown. */
export async function checkNames(wanted: readonly Library[]): Promise<readonly NameCheck[]> {
  const found = new Map<Library, ReadonlyMap<string, Found>>();
  for (const { rows, options } of groupsOf(wanted)) {
    const declarations = readDeclarations(rows, options);
    const reader = createTypeReader(declarations.checker);
    for (const library of rows)
      found.set(library, findDeclared(library, declarations.scopeOf(library), reader));
  }
  return Promise.all(
    wanted.map(async (library) => {
      const cells = found.get(library) ?? new Map<string, Found>();
      const running = new Set([...(await findAtRunTime(library)), ...replayedNames(library)]);
      const those = (...answers: readonly Found[]): readonly string[] =>
        [...cells].filter(([, answer]) => answers.includes(answer)).map(([cell]) => cell);
      const undeclared = those('absent', 'untyped').filter((cell) => !running.has(cell));
      const isKnown = (cell: string): boolean =>
        Object.keys(UNKNOWN).some((known) => `${library.id}: ${cell}`.startsWith(known));
      const absent = undeclared.filter((cell) => cells.get(cell) === 'absent' && !isKnown(cell));
      return {
        library: library.id,
        declared: those('declared'),
        running: [...running].filter((cell) => cells.get(cell) !== 'declared'),
        unknown: undeclared.filter((cell) => !absent.includes(cell)),
        absent,
      };
    }),
  );
}

function* groupsOf(
  wanted: readonly Library[],
): Generator<{ readonly rows: readonly Library[]; readonly options: ProgramOptions | undefined }> {
  const read = wanted.filter(({ id }) => UNREAD[id] === undefined);
  const special = new Set(RUNTIMES.flatMap(({ ids }) => ids));
  yield { rows: read.filter(({ id }) => !special.has(id)), options: undefined };
  for (const { ids, options } of RUNTIMES) {
    const rows = read.filter(({ id }) => ids.includes(id));
    if (rows.length > 0) yield { rows, options };
  }
}

/** Methods and events that the replay calls and hears on real sockets. */
function* replayedNames({ types }: Library): Generator<string> {
  for (const [type, { socket }] of Object.entries(types)) {
    if (socket === undefined) continue;
    for (const part of ['methods', 'events'] as const) {
      const rows: Readonly<Record<string, { readonly source: Source }>> = socket[part];
      for (const [name, { source }] of Object.entries(rows))
        if ('replay' in source) yield `${type}.${part}.${name}`;
    }
  }
}
