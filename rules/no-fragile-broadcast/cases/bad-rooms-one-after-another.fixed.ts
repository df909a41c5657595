import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export async function announce(text: string): Promise<void> {
  try {
    const roomsSnapshot = [...rooms];
    for (const [, members] of roomsSnapshot) {
      try {
        await Promise.all([...members].map((member) => deliver(member, text)));
      } catch (error) {
        console.warn('could not send to a socket', error);
      }
    }
  } catch (error) {
    console.warn('a room was not reached', error);
  }
}
