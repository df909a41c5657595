import { DurableObject } from 'cloudflare:workers';

export class Room extends DurableObject {
  webSocketMessage(socket: WebSocket, text: string): void {
    for (const other of this.ctx.getWebSockets()) if (other !== socket) other.send(text);
  }
}
