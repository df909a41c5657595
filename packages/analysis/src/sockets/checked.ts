// What a type checker's answer means for sockets. Names of libraries count by their declaring file, never by themselves.
import { type LibraryIndex } from './library-index.ts';
import type { NamedType } from './oracle.ts';
import { genericType } from './generic.ts';
import { unite, type Type } from './types.ts';

/** TypeScript's own declarations, wherever they lie. */
const STANDARD = /(?:^|\/)lib\.[\w.]+\.d\.ts$/;

/** What a declaration means: `libraries` are those that the file's text speaks of, `all` the others too. */
export interface Declarations {
  readonly libraries: LibraryIndex;
  readonly all: LibraryIndex;
}

/** Returns what the types of an expression mean, or null. A part that a library denies adds nothing. */
export function checkedType(types: readonly NamedType[], declarations: Declarations): Type | null {
  let united: Type | null = null;
  for (const type of types) united = unite(united, meaningOf(type, declarations));
  return united;
}

/** The nearest name that means something: a `TLSSocket` is one, although it extends `Socket`. */
function meaningOf(type: NamedType, declarations: Declarations): Type | null {
  const declared = declarations.libraries.declared(type) ?? declarations.all.declaredItself(type);
  if (declared === 'no socket') return null;
  if (declared !== null) return declared;
  if (type.files.some((file) => STANDARD.test(file))) {
    const generic = genericType(
      type.name,
      type.arguments.map((argument) => checkedType(argument, declarations)),
    );
    if (generic !== undefined && generic !== null) return generic;
  }
  return checkedType(type.stands, declarations);
}
