import { Server, type Connection } from 'partyserver';

export class Lobby extends Server {
  async onMessage(connection: Connection, message: string) {
    const answer = await this.look(message);
    connection.send(answer);
    //^^^^^^^^^^^^^^^^^^^^^^ maybe
  }

  async look(message: string) {
    return (await fetch(message)).text();
  }
}
