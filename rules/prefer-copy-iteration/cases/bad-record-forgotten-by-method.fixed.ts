import { WebSocket } from 'ws';

export class Lobby {
  private readonly guests = new Map<string, { id: string; socket: WebSocket }>();

  prune() {
    const guestsSnapshot = [...this.guests.values()];
    for (const guest of guestsSnapshot) {
      if (guest.socket.readyState !== WebSocket.OPEN) this.forget(guest.id);
    }
  }

  welcome(id: string, socket: WebSocket) {
    this.guests.set(id, { id, socket });
  }

  forget(id: string) {
    this.guests.delete(id);
  }
}
