// What is looked up after a wait, what waits itself, and a table that others can look up too.
import { WebSocketServer, type WebSocket } from 'ws';
type Answer = (socket: WebSocket, text: string) => void;
const answers: Record<string, Answer> = {
  echo: (socket, text) => {
    socket.send(text); //! unguarded
  },
};
const slow: Record<string, Answer> = {
  at: async (socket, text) => {
    await fetch(text);
    socket.send(text); //! unguarded
  },
};
const known: Record<string, Answer> = {
  upper: (socket, text) => {
    socket.send(text.toUpperCase()); //! unguarded
  },
};
export const all = () => known;
new WebSocketServer({ port: 1 }).on('connection', (socket) => {
  socket.on('error', console.error);
  socket.on('message', async (data) => {
    const { name, text } = JSON.parse(String(data));
    slow[name]?.(socket, text);
    known[name]?.(socket, text);
    await fetch(text);
    answers[name]?.(socket, text);
  });
});
