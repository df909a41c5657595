import type { WebSocket } from 'uWebSockets.js';

declare function pause(delayMs: number): Promise<void>;

const members = new Set<WebSocket<{ name: string }>>();

export async function trickle(text: string): Promise<void> {
  for (const member of [...members]) {
    try {
      member.send(text);
    } catch (error) {
      console.warn('could not send to a socket', error);
    }
    await pause(10);
  }
}
