import type { Library, SocketRow } from './schema.ts';
import { webSocket } from './whatwg.ts';

const SOURCE = {
  citation:
    'https://github.com/facebook/react-native/blob/main/packages/react-native/Libraries/WebSocket/WebSocket.js',
} as const;

const { message, open, close } = webSocket.events;

const nativeSocket = {
  ...webSocket,
  events: {
    open: { ...open, source: SOURCE },
    // Whatever the native side still delivers is passed on, also after the program's own close.
    message: { ...message, afterOwnClose: 'closing', source: SOURCE },
    // It is closed by then in every case.
    error: { role: 'error', states: ['closed'], source: SOURCE },
    close: { ...close, source: SOURCE },
  },
  methods: {
    // A plain `Error` while it connects; later on the native side decides, and nobody is told.
    send: { ...webSocket.methods.send, source: SOURCE },
    ping: {
      role: 'control',
      outcome: { connecting: ['throws'], open: ['ok'], closing: ['drops'], closed: ['drops'] },
      source: SOURCE,
    },
    close: {
      ...webSocket.methods.close,
      outcome: { connecting: ['ok'], open: ['ok'], closing: ['ok'], closed: ['ok'] },
      source: SOURCE,
    },
  },
  // It is closing after the program's own close alone: all that the native side tells of is the end.
  outside: { connecting: ['connecting', 'open', 'closed'], open: ['open', 'closed'] },
} as const satisfies SocketRow;

/** The global `WebSocket` of React Native, in files that import it: written in JavaScript, on top of a native one. */
export const reactNative = {
  id: 'react-native',
  name: 'WebSocket of React Native',
  modules: [],
  onlyWith: ["'react-native'", '"react-native"'],
  globals: { WebSocket: { class: 'WebSocket' } },
  exports: {},
  types: { WebSocket: { socket: nativeSocket } },
  declared: [{ name: 'WebSocket', file: 'react-native/src/types/globals.d.ts', type: 'WebSocket' }],
} as const satisfies Library;
