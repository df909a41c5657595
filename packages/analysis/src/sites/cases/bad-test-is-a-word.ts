// A function of this file is no test runner, whatever its name.
import WebSocket from 'ws';

function it(name: string, run: () => void) {
  console.log(name);
  setTimeout(run, 50);
}

export function watch(socket: WebSocket) {
  it('beats', () => {
    socket.send('beat'); //! unguarded
  });
}
