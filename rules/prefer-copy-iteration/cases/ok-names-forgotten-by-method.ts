export class Lobby {
  private readonly guests = new Map<string, { id: string; idle: boolean }>();

  prune() {
    for (const guest of this.guests.values()) {
      if (guest.idle) this.forget(guest.id);
    }
  }

  welcome(id: string) {
    this.guests.set(id, { id, idle: false });
  }

  forget(id: string) {
    this.guests.delete(id);
  }
}
