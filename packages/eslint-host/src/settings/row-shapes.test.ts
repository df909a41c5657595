// The shapes against the interfaces: the compiler refuses this file when one of them says what the other does not.
import { libraries, type Library } from '@socket-safety/libraries';
import type * as rows from '@socket-safety/libraries';
import type { Settings } from '@socket-safety/analysis';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { checkLibrary } from './check-library.ts';
import type * as shapes from './row-shapes.ts';
import type { settingsShape } from './settings-shape.ts';
import type { Shaped } from './shapes.ts';

it('hold what the interfaces hold', () => {
  expectTypeOf<Shaped<typeof settingsShape>>().toEqualTypeOf<Settings>();
  expectTypeOf<Shaped<typeof shapes.libraryRow>>().toEqualTypeOf<rows.Library>();
  expectTypeOf<Shaped<typeof shapes.typeRow>>().toEqualTypeOf<rows.TypeRow>();
  expectTypeOf<Shaped<typeof shapes.socketRow>>().toEqualTypeOf<rows.SocketRow>();
  expectTypeOf<Shaped<typeof shapes.methodRow>>().toEqualTypeOf<rows.MethodRow>();
  expectTypeOf<Shaped<typeof shapes.eventRow>>().toEqualTypeOf<rows.EventRow>();
  expectTypeOf<Shaped<typeof shapes.functionRow>>().toEqualTypeOf<rows.FunctionRow>();
  expectTypeOf<Shaped<typeof shapes.callbackRow>>().toEqualTypeOf<rows.CallbackRow>();
  expectTypeOf<Shaped<typeof shapes.handlerRow>>().toEqualTypeOf<rows.HandlerRow>();
  expectTypeOf<Shaped<typeof shapes.exportedHandlerRow>>().toEqualTypeOf<rows.ExportedHandlerRow>();
  expectTypeOf<Shaped<typeof shapes.classRow>>().toEqualTypeOf<rows.ClassRow>();
  expectTypeOf<Shaped<typeof shapes.addedRow>>().toEqualTypeOf<rows.AddedRow>();
  expectTypeOf<Shaped<typeof shapes.shownRow>>().toEqualTypeOf<rows.ShownRow>();
  expectTypeOf<Shaped<typeof shapes.declaredType>>().toEqualTypeOf<rows.DeclaredType>();
  expectTypeOf<Shaped<typeof shapes.deviation>>().toEqualTypeOf<rows.Deviation>();
});

describe('every row of the house could have been written by a user', () => {
  it.each(libraries.map((library): [string, Library] => [library.id, library]))('%s', (_, library) => {
    expect(checkLibrary(library)).toEqual([]);
  });
});
