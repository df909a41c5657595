// A row with one mistake each, and the one line that says so.
import { ws } from '@socket-safety/libraries';
import { describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../settings.ts';

const source = { citation: 'https://acme.example/manual' };

const send = { role: 'send', outcome: { connecting: ['buffers'], open: ['ok'], closed: ['throws'] }, source };
const close = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source,
};
const socket = {
  noun: 'link',
  birth: { construct: 'connecting' },
  properties: { phase: { connecting: 'dialling', open: 'up', closed: 'down' } },
  check: { property: 'phase', open: 'up' },
  constants: { values: { UP: 'up' }, on: ['instance'] },
  listeners: ['emitter'],
  events: {
    open: { role: 'open', states: ['open'], source },
    fault: { role: 'error', states: ['open'], unheard: 'ends-process', source },
    close: { role: 'close', states: ['closed'], last: true, source },
  },
  methods: { transmit: send, hangUp: close },
};
const acme = {
  id: 'acme',
  name: 'acme',
  modules: ['acme'],
  globals: {},
  exports: { Link: { class: 'Link' } },
  types: { Link: { socket }, Hub: { emits: { link: [{ socket: 'Link', states: ['open'] }] } } },
  declared: [{ name: 'Link', file: 'acme/index.d.ts', type: 'Link' }],
};

type Changes = Readonly<Record<string, unknown>>;
const withSocket = (changes: Changes) => ({
  ...acme,
  types: { Link: { socket: { ...socket, ...changes } } },
});
const withTransmit = (changes: Changes) =>
  withSocket({ methods: { transmit: { ...send, ...changes }, hangUp: close } });
const withHangUp = (changes: Changes) =>
  withSocket({ methods: { transmit: send, hangUp: { ...close, ...changes } } });
const withEvent = (name: string, event: Changes) =>
  withSocket({ events: { ...socket.events, [name]: event } });
const without = (key: string, from: Changes): Changes =>
  Object.fromEntries(Object.entries(from).filter(([name]) => name !== key));

const SOCKET = 'types.Link.socket';

/** Path below the row, what is said of it, the row. */
const BROKEN: readonly (readonly [string, string, unknown])[] = [
  ['', 'must be an object, not 8', 8],
  ['', 'must be an object, not []', []],
  ['.id', 'is missing', without('id', acme)],
  ['.id', 'must be a string, not 8', { ...acme, id: 8 }],
  ['.id', 'must be a string with text in it, not ""', { ...acme, id: '' }],
  ['.modules', 'must be an array, not "acme"', { ...acme, modules: 'acme' }],
  ['.modules[0]', 'must be a string, not null', { ...acme, modules: [null] }],
  ['.versions', 'must be a range of versions such as ">=2", not "new"', { ...acme, versions: 'new' }],
  ['.globals', 'must be an object, not []', { ...acme, globals: [] }],
  [
    '.exports.Link',
    'must be an object with "class", "value", "function" or "members", not {"clas":"Link"}: did you mean "class"?',
    { ...acme, exports: { Link: { clas: 'Link' } } },
  ],
  [
    '.exports.Link.class',
    'names no type of this library or of one that it uses: "Lnik" — did you mean "Link"?',
    { ...acme, exports: { Link: { class: 'Lnik' } } },
  ],
  [
    '.declared[0].type',
    'names no type of this library or of one that it uses: "Wire" — there is "Link" or "Hub"',
    { ...acme, declared: [{ name: 'Wire', file: 'acme/index.d.ts', type: 'Wire' }] },
  ],
  [
    '.types.Hub.properties.links.set.socket',
    'names no type of this library or of one that it uses: "link" — did you mean "Link"?',
    {
      ...acme,
      types: { ...acme.types, Hub: { properties: { links: { set: { socket: 'link', states: [] } } } } },
    },
  ],
  [
    '.types.Hub.properties.hub.socket',
    'names "Hub", which is no socket: write { "instance": "Hub" }',
    { ...acme, types: { ...acme.types, Hub: { properties: { hub: { socket: 'Hub', states: ['open'] } } } } },
  ],
  [
    '.types.Hub.emits.link[0].states',
    'names "closing", a state that no method of this socket has',
    {
      ...acme,
      types: { ...acme.types, Hub: { emits: { link: [{ socket: 'Link', states: ['closing'] }] } } },
    },
  ],
  [
    '.types.Hub.handler.open[0].socket',
    'names no type of this library or of one that it uses: "WebSocket" — there is "Link" or "Hub"',
    {
      ...acme,
      types: { ...acme.types, Hub: { handler: { open: [{ socket: 'WebSocket', states: ['open'] }] } } },
    },
  ],
  [
    '.types.Hub.methods.join.callbacks[0].runs',
    'must be "now" or "later", not "soon"',
    {
      ...acme,
      types: {
        ...acme.types,
        Hub: { methods: { join: { callbacks: [{ argument: 0, parameters: [], runs: 'soon' }] } } },
      },
    },
  ],
  [
    '.onlyWith',
    'is missing: a library that adds to objects of others says in which files',
    { ...acme, added: {} },
  ],
  ['.uses[0]', 'must be an object, not "wss"', { ...acme, uses: ['wss'] }],
  [`.${SOCKET}.noun`, 'is missing', { ...acme, types: { Link: { socket: without('noun', socket) } } }],
  [
    `.${SOCKET}.birth.construct`,
    'must be "connecting", "open", "closing" or "closed", not "conecting": did you mean "connecting"?',
    withSocket({ birth: { construct: 'conecting' } }),
  ],
  [
    `.${SOCKET}.birth.construct`,
    'names "closing", a state that no method of this socket has',
    withSocket({ birth: { construct: 'closing' } }),
  ],
  [
    `.${SOCKET}.varying.phases`,
    'is none of "properties": did you mean "phase"?',
    withSocket({ varying: { phases: { open: ['up', 'busy'] } } }),
  ],
  [
    `.${SOCKET}.varying.phase.open`,
    'stands in "properties" as well, where it is a single value',
    withSocket({ varying: { phase: { open: ['up', 'busy'] } } }),
  ],
  [
    `.${SOCKET}.varying.phase.open`,
    'must list two values or more',
    withSocket({ properties: { phase: { closed: 'down' } }, varying: { phase: { open: ['up'] } } }),
  ],
  [
    `.${SOCKET}.properties.phase.open`,
    'must be a string, number or boolean, not ["up"]',
    withSocket({ properties: { phase: { open: ['up'] } } }),
  ],
  [`.${SOCKET}.check`, 'is missing', { ...acme, types: { Link: { socket: without('check', socket) } } }],
  [
    `.${SOCKET}.check.property`,
    'names no property of "properties": did you mean "phase"?',
    withSocket({ check: { property: 'phases', open: 'up' } }),
  ],
  [
    `.${SOCKET}.check.property`,
    'names no property of "properties": there are phase',
    withSocket({ check: { property: 'readyState', open: 'up' } }),
  ],
  [
    `.${SOCKET}.check.open`,
    'must be "up", as in "properties", not 1',
    withSocket({ check: { property: 'phase', open: 1 } }),
  ],
  [
    `.${SOCKET}.check`,
    'must be an object, since there are properties to ask: phase',
    withSocket({ check: null }),
  ],
  [
    `.${SOCKET}.check`,
    'proves nothing: a socket that is connecting shows the same',
    withSocket({ properties: { phase: { connecting: 'up', open: 'up', closed: 'down' } } }),
  ],
  [
    `.${SOCKET}.constants.values.UP`,
    'is 1, which no property shows',
    withSocket({ constants: { values: { UP: 1 }, on: ['instance'] } }),
  ],
  [
    `.${SOCKET}.constants.on`,
    'must say where the constants are: "class", "instance" or both',
    withSocket({ constants: { values: { UP: 'up' }, on: [] } }),
  ],
  [
    `.${SOCKET}.listeners[0]`,
    'must be "emitter", "event-target", "property" or "event-object", not "emiter": did you mean "emitter"?',
    withSocket({ listeners: ['emiter'] }),
  ],
  [
    `.${SOCKET}.events.open.states`,
    'must be ["open"], since this event says that the socket is open',
    withEvent('open', { role: 'open', states: ['open', 'closed'], source }),
  ],
  [
    `.${SOCKET}.events.close.states`,
    'must not name "open", since this event says that the socket is closed',
    withEvent('close', { role: 'close', states: ['open'], source }),
  ],
  [
    `.${SOCKET}.events.fault.states`,
    'must name a state: "connecting", "open" or "closed"',
    withEvent('fault', { role: 'error', states: [], source }),
  ],
  [
    `.${SOCKET}.events.open.last`,
    'must be left out, since an open socket has more events to come',
    withEvent('open', { role: 'open', states: ['open'], last: true, source }),
  ],
  [
    `.${SOCKET}.events.open.tellsCode`,
    'must be left out: only an event that tells of the close has a code',
    withEvent('open', { role: 'open', states: ['open'], tellsCode: true, source }),
  ],
  [
    `.${SOCKET}.events.open.unheard`,
    'must be left out of an event of the role "open": only "error" ends the process',
    withEvent('open', { role: 'open', states: ['open'], unheard: 'ends-process', source }),
  ],
  [
    `.${SOCKET}.events.open.source`,
    'must be an object with "replay" or "citation", not "the manual"',
    withEvent('open', { role: 'open', states: ['open'], source: 'the manual' }),
  ],
  [
    `.${SOCKET}.methods`,
    'must have a method that says what it does while "open"',
    withSocket({ methods: {} }),
  ],
  [
    `.${SOCKET}.methods.transmit.outcome.closed[0]`,
    'must be "ok", "throws", "error-event", "callback", "rejects", "status", "drops" or "buffers", not "throw": did you mean "throws"?',
    withTransmit({ outcome: { ...send.outcome, closed: ['throw'] } }),
  ],
  [
    `.${SOCKET}.methods.transmit.outcome`,
    'must say what happens in every state: "connecting" is missing',
    withTransmit({ outcome: { open: ['ok'], closed: ['throws'] } }),
  ],
  [
    `.${SOCKET}.methods.transmit.outcome.open`,
    'must be ["ok"], not ["drops"]',
    withTransmit({ outcome: { ...send.outcome, open: ['drops'] } }),
  ],
  [
    `.${SOCKET}.methods.transmit.outcome.closed`,
    'tells a callback, but the method takes none: add "callback": "last"',
    withTransmit({ outcome: { ...send.outcome, closed: ['callback'] } }),
  ],
  [
    `.${SOCKET}.methods.transmit.outcome.closed`,
    'emits an error, but no event of this socket has the role "error"',
    withSocket({
      events: { open: socket.events.open },
      methods: {
        transmit: { ...send, outcome: { ...send.outcome, closed: ['error-event'] } },
        hangUp: close,
      },
    }),
  ],
  [
    `.${SOCKET}.methods.transmit.withCallback`,
    'needs "callback": "last"',
    withTransmit({ withCallback: { closed: ['drops'] } }),
  ],
  [
    `.${SOCKET}.methods.hangUp.becomes.open`,
    'must be a state that comes after "open", not "connecting"',
    withHangUp({ becomes: { open: 'connecting' } }),
  ],
  [
    `.${SOCKET}.methods.hangUp.closeHandler`,
    'is missing: a close call says "inside" or "later"',
    withSocket({ methods: { transmit: send, hangUp: without('closeHandler', close) } }),
  ],
  [
    `.${SOCKET}.methods.transmit.becomes.open`,
    'must be left out of a method of the role "send"',
    withTransmit({ becomes: { open: 'closed' } }),
  ],
  [
    `.${SOCKET}.methods.hangUp.becomes`,
    'is missing: a close call says which state follows',
    withHangUp({ becomes: {} }),
  ],
  [
    `.${SOCKET}.methods.transmit.closeHandler`,
    'must be left out of a method of the role "send"',
    withTransmit({ closeHandler: 'later' }),
  ],
  [
    `.${SOCKET}.outside`,
    'names "closing", a state that no method of this socket has',
    withSocket({ outside: { open: ['closing'] } }),
  ],
];

const UNKNOWN: readonly (readonly [string, string, unknown])[] = [
  ['.nmae', ': did you mean "name"?', { ...without('name', acme), nmae: 'acme' }],
  [
    `.${SOCKET}.method`,
    ': did you mean "methods"?',
    { ...acme, types: { Link: { socket: { ...without('methods', socket), method: {} } } } },
  ],
  [`.types.Link.sockets`, ': did you mean "socket"?', { ...acme, types: { Link: { sockets: socket } } }],
  [
    `.${SOCKET}.events.open.when`,
    ': there are role, states, afterOwnClose, unheard, from, tellsCode, last, orError, source.',
    withEvent('open', { ...socket.events.open, when: 'later' }),
  ],
];

function messageFor(library: unknown): string {
  try {
    readSettings({ libraries: [library] });
  } catch (thrown) {
    if (thrown instanceof SettingsError) return thrown.message;
    throw thrown;
  }
  return 'nothing is wrong';
}

it('finds nothing wrong with the row that the others are made of', () => {
  expect(messageFor(acme)).toBe('nothing is wrong');
});

describe('a mistake in a row is told in one line', () => {
  it.each(BROKEN)('libraries[0]%s %s', (path, says, library) => {
    const message = messageFor(library);
    expect(message).toBe(
      `Setting "socket-safety.libraries[0]${path}" ${says}${says.endsWith('?') ? '' : '.'}`,
    );
  });

  it.each(UNKNOWN)('libraries[0]%s%s', (path, says, library) => {
    expect(messageFor(library)).toBe(`Unknown setting "socket-safety.libraries[0]${path}"${says}`);
  });
});

describe('a mistake in the other settings is told in one line', () => {
  it.each([
    [{ guards: 'isOpen' }, 'guards" must be an array, not "isOpen".'],
    [
      { guards: [8] },
      'guards[0]" must be a name such as "isOpen" or an object such as { "name": "assertOpen", "throws": true }, not 8.',
    ],
    [{ guards: [{ name: 'isOpen', throws: 'yes' }] }, 'guards[0].throws" must be true or false, not "yes".'],
    [{ guards: [{ throws: true }] }, 'guards[0].name" is missing.'],
    [{ guards: [{ name: 'isOpen', throw: true }] }, 'guards[0].throw": did you mean "throws"?'],
    [{ sockets: ['Link'] }, 'sockets" must be an object such as { "Connection": "ws" }, not ["Link"].'],
    [{ sockets: { Link: 8 } }, 'sockets.Link" must be a string, not 8.'],
    [{ sockets: { Link: 'wz' } }, 'sockets.Link" must be the id of a library, not "wz": did you mean "ws"?'],
    [
      { sockets: { 'a b': 'ws' } },
      'sockets["a b"]" must be the name of a type, or a module and a name: "./link.js#Link".',
    ],
    [
      { sockets: { Link: 'ws:Socket' } },
      'sockets.Link" must be "ws:WebSocket", not "ws:Socket": did you mean "ws:WebSocket"?',
    ],
    [
      { sockets: { Link: 'express' } },
      'sockets.Link" must be a library with sockets; "express" describes none itself.',
    ],
    [
      {
        libraries: [{ ...acme, types: { ...acme.types, Wire: { socket } } }],
        sockets: { Cable: 'acme' },
      },
      'sockets.Cable" must say which socket of "acme": "acme:Link" or "acme:Wire".',
    ],
    [
      { libraries: ['./acme.js'] },
      'libraries[0]" must be a library and not where it is: import "./acme.js" in the configuration file and give what it exports.',
    ],
    [{ libraries: [acme, acme] }, 'libraries[1].id" is "acme", as that of another library here.'],
    [{ library: [] }, 'library": did you mean "libraries"?'],
  ])('%j', (settings, message) => {
    expect(() => readSettings(settings)).toThrow(message);
    expect(() => readSettings(settings)).toThrow(/^(?:Unknown s|S)etting "socket-safety\.[^\n]*[.?]$/);
  });
});

describe('what a library uses', () => {
  const Hub = { emits: { link: [{ socket: 'WebSocket', states: ['open'] }] } };

  it('may be the row itself or, as in JSON, its id', () => {
    const byId = readSettings({ libraries: [{ ...acme, types: { ...acme.types, Hub }, uses: ['ws'] }] });
    expect(byId.libraries?.[0]?.uses?.[0]).toBe(ws);
    const byRow = { libraries: [{ ...acme, types: { ...acme.types, Hub }, uses: [ws] }] };
    expect(readSettings(byRow)).toBe(byRow);
  });

  it('may be a library that stands before it in the list', () => {
    const hub = {
      ...acme,
      id: 'hub',
      types: { Hub: { emits: acme.types.Hub.emits } },
      exports: {},
      declared: [],
      uses: ['acme'],
    };
    expect(readSettings({ libraries: [acme, hub] }).libraries?.[1]?.uses).toEqual([acme]);
  });
});
