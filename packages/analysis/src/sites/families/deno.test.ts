import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

describe('Deno', () => {
  check(
    'before the response is returned',
    `Deno.serve((request) => {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.send('early'); //! before-open
    socket.onopen = () => socket.send('hello');
    socket.addEventListener('open', () => { socket.send('hello'); });
    socket.onclose = () => {
      socket.send('bye'); //! after-close
    };
    return response;
  });`,
  );
  check(
    'a message is heard after the own close',
    `export function f(request: Request) {
    const up = Deno.upgradeWebSocket(request);
    up.socket.onmessage = (event) => {
      up.socket.send(event.data); //! unguarded
      if (event.data === 'quit') up.socket.close();
    };
    return up.response;
  }
  export function g(request: Request) {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onmessage = (event) => socket.send(event.data);
    return response;
  }`,
  );
  check(
    'timers',
    `export function f(request: Request) {
    const { socket, response } = Deno.upgradeWebSocket(request);
    socket.onopen = () => setInterval(() => {
      socket.send('beat'); //! unguarded
      if (socket.readyState === WebSocket.OPEN) socket.send('beat');
    }, 9);
    return response;
  }`,
  );
  check(
    'a file',
    `export async function f(conn: Deno.Conn) { const file = await Deno.open('x'); await file.write(new Uint8Array()); }`,
  );
});

describe('a server', () => {
  check(
    'a check before an await, and an error handler',
    `Deno.serve((req) => {
    if (req.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 501 });
    const { socket, response } = Deno.upgradeWebSocket(req);
    socket.addEventListener('message', async (event) => {
      if (socket.readyState !== WebSocket.OPEN) return;
      const answer = await ask(event.data);
      socket.send(answer); //! stale-check
    });
    socket.onerror = () => {
      socket.send('sorry'); //! error-handler
    };
    return response;
  });`,
  );
});
