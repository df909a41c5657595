import type { ExportRow, FunctionRow, Library, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'web-extension/events' } as const;

const port = {
  noun: 'port',
  birth: {},
  // A port can't be asked: only its `onDisconnect` tells.
  properties: {},
  check: null,
  constants: { values: {}, on: [] },
  listeners: ['event-object'],
  events: {
    message: { role: 'message', states: ['open'], source: EVENTS },
    // Heard only where the other end goes; by then the port throws already.
    disconnect: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    postMessage: {
      role: 'send',
      outcome: { open: ['ok'], closed: ['throws'] },
      source: { replay: 'web-extension/postMessage' },
    },
    disconnect: {
      role: 'close',
      outcome: { open: ['ok'], closed: ['ok'] },
      becomes: { open: 'closed' },
      endsDelivery: true,
      // Its own end does not hear of it at all.
      closeHandler: 'later',
      source: { replay: 'web-extension/disconnect' },
    },
  },
} as const satisfies SocketRow;

const open = { socket: 'Port', states: ['open'] } as const satisfies TypeRef;
const connect = { function: { returns: open } } as const satisfies ExportRow;
const connected = { value: { instance: 'ConnectEvent' } } as const satisfies ExportRow;
const addListener = {
  callbacks: [{ argument: 0, parameters: [open], runs: 'later' }],
} as const satisfies FunctionRow;

const RUNTIME = {
  members: {
    connect,
    connectNative: connect,
    onConnect: connected,
    onConnectExternal: connected,
  },
} as const satisfies ExportRow;
const PORTS = { members: { Port: { class: 'Port' } } } as const satisfies ExportRow;
const GLOBAL = {
  members: { ...RUNTIME.members, onConnectNative: connected, ...PORTS.members },
} as const satisfies ExportRow;
const TABS = { members: { connect } } as const satisfies ExportRow;
const API = { runtime: RUNTIME, tabs: TABS } as const;

/** The ports of browser extensions: one that has lost its other end throws. */
export const webExtension = {
  id: 'web-extension',
  name: 'runtime.Port',
  modules: ['webextension-polyfill'],
  // Many a program says `browser` and means another one.
  onlyWith: ['onConnect', '.connect(', 'connectNative', 'untime.Port'],
  globals: {
    chrome: { members: { runtime: GLOBAL, tabs: TABS } },
    browser: { members: { runtime: GLOBAL, tabs: TABS } },
  },
  exports: {
    default: { members: { ...API, Runtime: PORTS } },
    ...API,
    Runtime: PORTS,
  },
  types: {
    Port: {
      socket: port,
      emits: { message: [null, open], disconnect: [{ socket: 'Port', states: ['closed'] }] },
    },
    ConnectEvent: { methods: { addListener } },
  },
  declared: [
    { name: 'Port', file: '@types/chrome/index.d.ts', type: 'Port' },
    { name: 'Port', file: '@types/webextension-polyfill/namespaces/runtime.d.ts', type: 'Port' },
  ],
} as const satisfies Library;
