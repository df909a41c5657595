// One of the callers hands over a record that is not that of the socket.
import { App, type WebSocket } from 'uWebSockets.js';
interface Person {
  room: string;
  closed: boolean;
}
async function answer(ws: WebSocket<Person>, person: Person, text: string) {
  await fetch(`/log/${person.room}`);
  if (person.closed) return;
  ws.send(text); //! unguarded
}
App().ws<Person>('/chat', {
  open(ws) {
    void answer(ws, { room: 'lobby', closed: false }, 'welcome');
  },
  message(ws, message) {
    const person = ws.getUserData();
    void answer(ws, person, Buffer.from(message).toString());
  },
  close(ws) {
    ws.getUserData().closed = true;
  },
});
