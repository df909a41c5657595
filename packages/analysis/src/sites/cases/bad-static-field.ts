// A private static collection, through the class name.
import { WebSocket } from 'ws';
export class Hub {
  private static readonly all: WebSocket[] = [];
  static say(text: string) {
    Hub.all.forEach((ws) => {
      ws.send(text); //! unguarded
    });
  }
}
