// The record of a socket is handed on beside it.
import { App, type WebSocket } from 'uWebSockets.js';
interface Person {
  room: string;
  closed: boolean;
}
async function answer(ws: WebSocket<Person>, person: Person, text: string) {
  await fetch(`/log/${person.room}`);
  if (person.closed) return;
  ws.send(text);
}
App().ws<Person>('/chat', {
  open(ws) {
    void answer(ws, ws.getUserData(), 'welcome');
  },
  message(ws, message) {
    const person = ws.getUserData();
    void answer(ws, person, Buffer.from(message).toString());
  },
  close(ws) {
    ws.getUserData().closed = true;
  },
});
