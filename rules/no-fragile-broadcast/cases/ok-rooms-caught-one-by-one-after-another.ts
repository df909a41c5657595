import type { WebSocket } from 'ws';

const rooms = new Map<string, Set<WebSocket>>();

const deliver = (socket: WebSocket, text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    socket.send(text, (error) => (error ? reject(error) : resolve()));
  });

export async function announce(text: string): Promise<void> {
  for (const [name, members] of rooms) {
    try {
      await Promise.all([...members].map((member) => deliver(member, text)));
    } catch (error) {
      console.warn('not everybody reached', name, error);
    }
  }
}
