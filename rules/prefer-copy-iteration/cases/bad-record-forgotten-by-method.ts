import { WebSocket } from 'ws';

export class Lobby {
  private readonly guests = new Map<string, { id: string; socket: WebSocket }>();

  prune() {
    for (const guest of this.guests.values()) {
      if (guest.socket.readyState !== WebSocket.OPEN) this.forget(guest.id);
      //                                              ^^^^^^^^^^^^^^^^^^^^^ atOnce
    }
  }

  welcome(id: string, socket: WebSocket) {
    this.guests.set(id, { id, socket });
  }

  forget(id: string) {
    this.guests.delete(id);
  }
}
