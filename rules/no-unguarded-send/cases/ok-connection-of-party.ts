import { Server, type Connection } from 'partyserver';

export class Lobby extends Server {
  async onMessage(connection: Connection, message: string) {
    const answer = await this.look(message);
    if (connection.readyState === WebSocket.READY_STATE_OPEN) connection.send(answer);
  }

  async look(message: string) {
    return (await fetch(message)).text();
  }
}
