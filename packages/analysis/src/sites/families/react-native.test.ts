import { describe, expect, it } from 'vitest';
import { compareMarks } from '@socket-safety/testkit/marked-text';

function check(name: string, text: string): void {
  it(name, () => {
    const { expected, found } = compareMarks(text);
    expect(found).toEqual(expected);
  });
}

const REACT_NATIVE = `import { AppState } from 'react-native';\n`;

describe('the WebSocket of React Native', () => {
  check(
    'before, while and after it is open',
    REACT_NATIVE +
      `const socket = new WebSocket('wss://localhost');
  socket.send('early'); //! before-open
  socket.onopen = () => socket.send('hello');
  socket.onclose = () => {
    socket.send('late'); //! after-close
  };
  socket.onerror = () => {
    socket.send('failed'); //! error-handler
  };
  AppState.addEventListener('change', (state) => {
    socket.send(state); //! unguarded
  });`,
  );
  check(
    'a check before a pause',
    REACT_NATIVE +
      `export async function tell(socket: WebSocket, text: () => Promise<string>) {
    if (socket.readyState !== WebSocket.OPEN) return;
    socket.send(await text()); //! stale-check
  }`,
  );
  check(
    'messages arrive after its own close',
    REACT_NATIVE +
      `const socket = new WebSocket('wss://localhost');
  export function leave() { socket.close(); }
  socket.onmessage = () => {
    socket.send('heard'); //! unguarded
  };`,
  );
  check(
    'nothing but the program itself lets it be closing',
    REACT_NATIVE +
      `const socket = new WebSocket('wss://localhost');
  socket.addEventListener('open', () => {
    const timer = setInterval(() => socket.send('still here'), 1000);
    socket.addEventListener('close', () => clearInterval(timer));
  });`,
  );
  check(
    'a ping throws while it connects',
    REACT_NATIVE +
      `const socket = new WebSocket('wss://localhost');
  socket.ping(); //! before-open`,
  );
});
