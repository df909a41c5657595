import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'mqtt/events' } as const;

// Without a connection a message waits for the next one, so only the program's own `end` is the end. The `error` event of a
// publish after it passes where nobody hears it.
const request = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['error-event'] },
  withCallback: { closed: ['callback'] },
  callback: 'last',
  callbackFrom: 2,
  source: { replay: 'mqtt/publish' },
} as const satisfies MethodRow;

const promised = {
  role: 'send',
  outcome: { connecting: ['buffers'], open: ['ok'], closed: ['rejects'] },
  source: { replay: 'mqtt/publishAsync' },
} as const satisfies MethodRow;

const end = {
  role: 'close',
  outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
  becomes: { connecting: 'closed', open: 'closed' },
  closeHandler: 'later',
  source: { replay: 'mqtt/end' },
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
    connect: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], source: EVENTS },
    error: { role: 'error', states: ['connecting', 'open'], afterOwnClose: 'closed', source: EVENTS },
    // Another connection follows, unless the program has ended the client.
    reconnect: { role: 'other', states: ['connecting'], source: EVENTS },
    offline: { role: 'other', states: ['connecting'], source: EVENTS },
    close: { role: 'other', states: ['connecting'], afterOwnClose: 'closed', source: EVENTS },
    end: { role: 'close', states: ['closed'], source: EVENTS },
  },
  methods: {
    publish: request,
    subscribe: { ...request, role: 'control', source: { replay: 'mqtt/subscribe' } },
    unsubscribe: { ...request, role: 'control', source: { replay: 'mqtt/unsubscribe' } },
    publishAsync: promised,
    subscribeAsync: { ...promised, role: 'control', source: { replay: 'mqtt/subscribeAsync' } },
    unsubscribeAsync: { ...promised, role: 'control', source: { replay: 'mqtt/unsubscribeAsync' } },
    end,
    endAsync: { ...end, source: { replay: 'mqtt/endAsync' } },
    // As new, with what was waiting.
    reconnect: {
      role: 'open',
      outcome: { connecting: ['ok'], open: ['ok'], closed: ['ok'] },
      source: { replay: 'mqtt/reconnect' },
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
  deviations: [
    {
      runtime: 'mqtt',
      versions: '*',
      cell: 'MqttClient.methods.reconnect.role',
      instead: 'close',
      because: 'a client that is connected ends its connection first, and then makes another',
    },
    {
      runtime: 'mqtt',
      versions: '*',
      cell: 'MqttClient.methods.reconnect.becomes.open',
      instead: 'closed',
      because: 'until its connection has ended it refuses messages',
    },
  ],
} as const satisfies Library;
