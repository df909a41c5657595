// The neighbours: nobody can ask this face, and this one sends something of its own.
import { WebSocket } from 'ws';
export const faceOf = (socket: WebSocket) => ({
  get url() {
    return socket.url;
  },
  send: (text: string) => socket.send(text), //! unguarded
});
export const loudFaceOf = (socket: WebSocket) => ({
  get readyState() {
    return socket.readyState;
  },
  greet: (name: string) => socket.send(`hello ${name}`), //! unguarded
});
