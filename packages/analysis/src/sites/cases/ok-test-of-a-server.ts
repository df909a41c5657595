// A message that is lost in a test makes the test fail.
import WebSocket from 'ws';
import { expect, it } from 'vitest';

const send = (socket: WebSocket, text: string) => {
  socket.send(text);
};

it('answers each request', async () => {
  const socket = new WebSocket('ws://localhost:8080');
  await new Promise((resolve) => socket.on('open', resolve));
  const answers: string[] = [];
  socket.on('message', (data) => answers.push(String(data)));
  send(socket, 'first');
  await new Promise((resolve) => setTimeout(resolve, 50));
  socket.send('second');
  expect(answers).toHaveLength(2);
});
