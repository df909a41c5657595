// `opened` of graphql-ws is called with a socket that is open; the rows of that library have no such callback.
import { createClient } from 'graphql-ws';
export const client = createClient({
  url: 'wss://x',
  on: { opened: (socket) => (socket as WebSocket).send('hello') },
});
