import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SOURCE = {
  citation: 'mqtt 5.16.0 build/lib/client.js; publish, publishAsync and end run against a local server',
} as const;

// Without a connection a message waits for the next one, so only the program's own `end` is the end. The `error` event of a
// publish after it passes where nobody hears it.
const request = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['error-event'] },
  withCallback: { closed: ['callback'] },
  callback: 'last',
  source: SOURCE,
} as const satisfies MethodRow;

const promised = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['rejects'] },
  source: SOURCE,
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: SOURCE,
} as const satisfies MethodRow;

const client = {
  noun: 'client',
  birth: { construct: 'connecting' },
  properties: {
    connected: { connecting: false, open: true },
    // From the program's own `end` on.
    disconnecting: { connecting: false, open: false, closed: true },
  },
  check: { property: 'connected', open: true, also: { property: 'disconnecting', open: false } },
  constants: { values: {}, on: [] },
  listeners: ['emitter'],
  events: {
    connect: { role: 'open', states: ['open'], source: SOURCE },
    message: { role: 'message', states: ['open'], source: SOURCE },
    error: { role: 'error', states: ['connecting', 'open', 'closed'], source: SOURCE },
    // Another connection follows, unless the program has ended the client.
    reconnect: { role: 'other', states: ['connecting'], source: SOURCE },
    offline: { role: 'other', states: ['connecting', 'closed'], source: SOURCE },
    close: { role: 'other', states: ['connecting', 'closed'], source: SOURCE },
    end: { role: 'close', states: ['closed'], source: SOURCE },
  },
  methods: {
    publish: request,
    subscribe: { ...request, role: 'control' },
    unsubscribe: { ...request, role: 'control' },
    publishAsync: promised,
    subscribeAsync: { ...promised, role: 'control' },
    unsubscribeAsync: { ...promised, role: 'control' },
    end,
    endAsync: end,
    // As new, with what was waiting.
    reconnect: {
      role: 'open',
      outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
      source: SOURCE,
    },
  },
  outside: { connecting: ['connecting', 'open'], open: ['open', 'connecting'] },
  kept: true,
} as const satisfies SocketRow;

const connecting = { socket: 'MqttClient', states: ['connecting'] } as const satisfies TypeRef;
const connect = { function: { returns: connecting } } as const;
const connectAsync = {
  function: { returns: { promise: { socket: 'MqttClient', states: ['open'] } } },
} as const;

/** MQTT.js: a client that keeps messages back until it is connected again, and refuses them after its own `end`. */
export const mqtt = {
  id: 'mqtt',
  name: 'MQTT.js',
  modules: ['mqtt', 'async-mqtt'],
  globals: {},
  exports: {
    default: { members: { connect, connectAsync, MqttClient: { class: 'MqttClient' } } },
    connect,
    connectAsync,
    MqttClient: { class: 'MqttClient' },
    Client: { class: 'MqttClient' },
  },
  types: { MqttClient: { socket: client } },
  declared: [{ name: 'MqttClient', file: 'mqtt/build/lib/client.d.ts', type: 'MqttClient' }],
} as const satisfies Library;
