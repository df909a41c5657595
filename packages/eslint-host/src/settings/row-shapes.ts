// The shape of a library row, as the interfaces of `@socket-safety/libraries` have it: a test holds the two against each other.
import type { ExportRow, Library, TypeRef } from '@socket-safety/libraries';
import * as v from 'valibot';
import { byKey, listOf, plainValue, position, recordOf, shape, text, word, yes } from './shapes.ts';

const may = v.exactOptional;

const state = word('connecting', 'open', 'closing', 'closed');

const outcome = word('ok', 'throws', 'error-event', 'callback', 'rejects', 'status', 'drops', 'buffers');

function byState<Value extends v.GenericSchema>(value: Value) {
  return shape({ connecting: may(value), open: may(value), closing: may(value), closed: may(value) });
}

const source = byKey({ replay: shape({ replay: text }), citation: shape({ citation: text }) });

export const typeRef: v.GenericSchema<TypeRef> = v.lazy(() => anyTypeRef);
const anyTypeRef = byKey({
  socket: shape({ socket: text, states: listOf(state), afterOwnClose: may(state), served: may(yes) }),
  instance: shape({ instance: text }),
  set: shape({ set: typeRef }),
  map: shape({ map: typeRef }),
  array: shape({ array: typeRef }),
  object: shape({ object: typeRef }),
  promise: shape({ promise: typeRef }),
  tuple: shape({ tuple: listOf(v.nullable(typeRef)) }),
  record: shape({ record: recordOf(typeRef) }),
});

const parameters = listOf(v.nullable(typeRef));

const handlerMethods = recordOf(parameters);

const optionRow = shape({ argument: position, property: text, holds: may(text) });

export const callbackRow = shape({
  argument: position,
  parameters,
  runs: word('now', 'later'),
  returns: may(handlerMethods),
  when: may(optionRow),
  hears: may(text),
});

export const handlerRow = shape({
  argument: position,
  path: listOf(text),
  methods: handlerMethods,
  closes: may(listOf(text)),
});

export const exportedHandlerRow = shape({
  export: word('default'),
  path: listOf(text),
  methods: handlerMethods,
});

export const functionRow = shape({
  returns: may(typeRef),
  returnsWhen: may(optionRow),
  another: may(yes),
  callbacks: may(listOf(callbackRow)),
  handlers: may(listOf(handlerRow)),
  opens: may(position),
});

export const classRow = shape({
  extends: v.nullable(text),
  methods: handlerMethods,
  decorators: may(handlerMethods),
  parameters: may(recordOf(typeRef)),
});

export const addedRow = shape({
  methods: may(recordOf(functionRow)),
  properties: may(recordOf(typeRef)),
});

export const shownRow = shape({
  methods: listOf(text),
  through: may(text),
  word: text,
  handed: parameters,
  at: position,
});

export const exportRow: v.GenericSchema<ExportRow> = v.lazy(() => anyExportRow);
const exportMembers = recordOf(exportRow);
const anyExportRow = byKey({
  class: shape({ class: text }),
  value: shape({ value: typeRef }),
  function: shape({ function: functionRow, members: may(exportMembers) }),
  members: shape({ members: exportMembers }),
});

export const eventRow = shape({
  role: word('open', 'message', 'close', 'error', 'other'),
  states: listOf(state),
  afterOwnClose: may(state),
  unheard: may(word('ends-process')),
  from: may(word('failed-calls', 'calls-without-callback')),
  tellsCode: may(yes),
  last: may(yes),
  orError: may(yes),
  source,
});

export const methodRow = shape({
  role: word('send', 'control', 'close', 'open'),
  outcome: byState(listOf(outcome)),
  withCallback: may(byState(listOf(outcome))),
  becomes: may(byState(state)),
  sends: may(yes),
  returns: may(word('itself')),
  callback: may(word('last')),
  callbackFrom: may(position),
  endsDelivery: may(yes),
  closeHandler: may(word('inside', 'later')),
  source,
});

export const heartbeat = shape({
  ping: may(shape({ method: text, answered: text })),
  keepAlive: may(text),
  idle: may(listOf(text)),
});

export const socketRow = shape({
  noun: text,
  birth: shape({ construct: may(state) }),
  properties: recordOf(byState(plainValue)),
  varying: may(recordOf(byState(listOf(plainValue)))),
  frozen: may(listOf(text)),
  check: v.nullable(
    shape({ property: text, open: plainValue, also: may(shape({ property: text, open: plainValue })) }),
  ),
  misleading: may(recordOf(text)),
  constants: shape({
    values: recordOf(plainValue),
    on: listOf(word('class', 'instance')),
    undeclared: may(yes),
  }),
  listeners: listOf(word('emitter', 'event-target', 'property', 'event-object')),
  events: recordOf(eventRow),
  methods: recordOf(methodRow),
  outside: may(byState(listOf(state))),
  internal: may(yes),
  toldAtOnce: may(yes),
  kept: may(yes),
  lasting: may(shape({ callbacks: listOf(text) })),
  reconnects: may(yes),
  abortable: may(yes),
  heartbeat: may(heartbeat),
});

export const typeRow = shape({
  socket: may(socketRow),
  construct: may(functionRow),
  statics: may(recordOf(exportRow)),
  properties: may(recordOf(typeRef)),
  methods: may(recordOf(functionRow)),
  handler: may(handlerMethods),
  called: may(parameters),
  emits: may(handlerMethods),
  ends: may(shape({ of: text, events: listOf(text), flags: listOf(text) })),
});

export const declaredType = shape({ name: text, file: text, type: v.nullable(text) });

export const deviation = shape({ runtime: text, versions: text, cell: text, instead: text, because: text });

const library: v.GenericSchema<Library> = v.lazy(() => libraryRow);
export const libraryRow = shape({
  id: text,
  name: text,
  modules: listOf(text),
  versions: may(text),
  onlyWith: may(listOf(text)),
  globals: recordOf(exportRow),
  exports: recordOf(exportRow),
  types: recordOf(typeRow),
  declared: listOf(declaredType),
  uses: may(listOf(library)),
  ownEvents: may(handlerMethods),
  added: may(addedRow),
  shown: may(listOf(shownRow)),
  classes: may(listOf(classRow)),
  handlers: may(listOf(exportedHandlerRow)),
  deviations: may(listOf(deviation)),
});
