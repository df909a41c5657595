import { WebSocket } from 'ws';

declare function render(): Promise<string>;

export async function show(socket: WebSocket) {
  if (socket.readyState === WebSocket.OPEN) socket.send(await render());
  //                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ maybe
}
