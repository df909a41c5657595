import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const EVENTS = { replay: 'rtc-data-channel/events' } as const;

const send = {
  role: 'send',
  // Older Firefox drops after the close instead.
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
  source: { replay: 'rtc-data-channel/send' },
} as const satisfies MethodRow;

const channel = {
  noun: 'channel',
  birth: {},
  properties: {
    readyState: { connecting: 'connecting', open: 'open', closing: 'closing', closed: 'closed' },
  },
  check: { property: 'readyState', open: 'open' },
  misleading: { bufferedAmount: 'it can be 0 on a channel that is connecting or closed' },
  constants: { values: {}, on: [] },
  listeners: ['event-target', 'property'],
  events: {
    open: { role: 'open', states: ['open'], source: EVENTS },
    message: { role: 'message', states: ['open'], afterOwnClose: 'closing', source: EVENTS },
    bufferedamountlow: { role: 'other', states: ['open'], source: EVENTS },
    closing: { role: 'other', states: ['closing'], source: EVENTS },
    error: { role: 'error', states: ['closed'], source: EVENTS },
    close: { role: 'close', states: ['closed'], last: true, source: EVENTS },
  },
  methods: {
    send,
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: { replay: 'rtc-data-channel/close' },
    },
  },
} as const satisfies SocketRow;

// "This allows to start sending messages inside of the datachannel event handler prior to the open event being fired."
const announced = {
  record: { channel: { socket: 'RTCDataChannel', states: ['open'] } },
} as const satisfies TypeRef;

/** WebRTC's data channels: states are words, and a send on a channel that is not open throws. */
export const rtcDataChannel = {
  id: 'rtc-data-channel',
  name: 'RTCDataChannel',
  modules: [],
  globals: {
    RTCDataChannel: { class: 'RTCDataChannel' },
    RTCPeerConnection: { class: 'RTCPeerConnection' },
  },
  exports: {},
  types: {
    RTCDataChannel: { socket: channel },
    RTCPeerConnection: {
      methods: {
        createDataChannel: { returns: { socket: 'RTCDataChannel', states: ['connecting'] } },
      },
      emits: { datachannel: [announced] },
    },
  },
  declared: [
    { name: 'RTCDataChannel', file: 'lib.dom.d.ts', type: 'RTCDataChannel' },
    { name: 'RTCPeerConnection', file: 'lib.dom.d.ts', type: 'RTCPeerConnection' },
  ],
} as const satisfies Library;
