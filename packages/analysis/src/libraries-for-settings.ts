// The rows that hold for a user: those of the settings, types that the settings list as sockets, and the rest of the house.
import type { Library } from '@socket-safety/libraries';
import type { Settings } from './settings.ts';
import { filesOfModule } from './sockets/declaring-file.ts';

const known = new WeakMap<Settings, WeakMap<readonly Library[], readonly Library[]>>();

/** Returns the rows in the order in which they hold. Equal arguments give the same array, so that it can be a key. */
export function librariesForSettings(settings: Settings, house: readonly Library[]): readonly Library[] {
  if (settings.libraries === undefined && settings.sockets === undefined) return house;
  let selections = known.get(settings);
  if (selections === undefined) known.set(settings, (selections = new WeakMap()));
  let rows = selections.get(house);
  if (rows === undefined) selections.set(house, (rows = withSockets(settings, withOwn(settings, house))));
  return rows;
}

/** What `{ "Connection": "ws:WebSocket" }` means. */
export interface ListedSocket {
  /** Null for a type of this name wherever it comes from. */
  readonly module: string | null;
  readonly name: string;
  readonly library: string;
  /** Null where the library has one kind of socket. */
  readonly type: string | null;
}

/** Reads one entry of `sockets`. */
export function readListedSocket(key: string, value: string): ListedSocket {
  const mark = key.lastIndexOf('#');
  const [library = '', type = null] = value.split(':');
  return {
    module: mark === -1 ? null : key.slice(0, mark),
    name: key.slice(mark + 1),
    library,
    type,
  };
}

/** Lists the kinds of socket that a library describes itself. */
export function socketTypesOf({ types }: Library): readonly string[] {
  return Object.keys(types).filter((name) => types[name]?.socket !== undefined);
}

function withOwn({ libraries: own = [] }: Settings, house: readonly Library[]): readonly Library[] {
  const replaced = new Map(own.map((library) => [library.id, library]));
  const renewed = new Map<Library, Library>();
  return [...own, ...house.filter(({ id }) => !replaced.has(id)).map(renew)];

  /** A framework hands out sockets of the row that holds, not of the one that was replaced. */
  function renew(library: Library): Library {
    if (library.uses === undefined) return library;
    const before = renewed.get(library);
    if (before !== undefined) return before;
    const uses = library.uses.map((used) => replaced.get(used.id) ?? renew(used));
    const after = uses.every((used, index) => used === library.uses?.[index])
      ? library
      : { ...library, uses };
    renewed.set(library, after);
    return after;
  }
}

function withSockets({ sockets = {} }: Settings, libraries: readonly Library[]): readonly Library[] {
  const listed = Object.entries(sockets).flatMap(([key, value]) => {
    const socket = readListedSocket(key, value);
    const library = libraries.find(({ id }) => id === socket.library);
    if (library === undefined) return [];
    // Which version it is, the host finds out.
    const others = libraries.filter((one) => one !== library && isVersionOf(one, library));
    return [library, ...others].map((one) => rowOf(key, socket, one));
  });
  return [...listed, ...libraries];
}

function isVersionOf(one: Library, other: Library): boolean {
  const isOne = one.versions !== undefined && other.versions !== undefined;
  return isOne && one.modules[0] === other.modules[0];
}

/** A row that knows the user's type by its declaration, and takes it for a type of the library that it uses. */
function rowOf(key: string, { module, name, type }: ListedSocket, library: Library): Library {
  const socket = type ?? socketTypesOf(library)[0] ?? null;
  const files = module === null ? [''] : filesOfModule(module);
  return {
    id: `sockets/${key}`,
    name: library.name,
    modules: [],
    ...(library.versions === undefined ? {} : { versions: library.versions }),
    globals: {},
    exports: {},
    types: {},
    declared: files.map((file) => ({ name, file, type: socket })),
    uses: [library],
  };
}
