import type { Library, MethodRow, SocketRow, TypeRef } from './schema.ts';

const SPEC = { citation: 'https://www.w3.org/TR/webrtc/#rtcdatachannel' } as const;
const BLINK = {
  citation:
    'RTCDataChannel::send in third_party/blink/renderer/modules/peerconnection/rtc_data_channel.cc; web-platform-tests webrtc/RTCDataChannel-send.html',
} as const;

const send = {
  role: 'send',
  // Older Firefox drops after the close instead.
  outcome: { connecting: ['throws'], open: ['ok'], closing: ['throws'], closed: ['throws'] },
  source: BLINK,
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
    open: { role: 'open', states: ['open'], source: SPEC },
    message: { role: 'message', states: ['open'], source: SPEC },
    bufferedamountlow: { role: 'other', states: ['open', 'closing', 'closed'], source: SPEC },
    closing: { role: 'other', states: ['closing'], source: SPEC },
    error: { role: 'error', states: ['closed'], source: SPEC },
    close: { role: 'close', states: ['closed'], last: true, source: SPEC },
  },
  methods: {
    send,
    close: {
      role: 'close',
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      becomes: { connecting: 'closing', open: 'closing' },
      closeHandler: 'later',
      source: SPEC,
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
