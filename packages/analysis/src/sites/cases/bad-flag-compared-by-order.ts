// Compared with what says nothing of the end, and with what is not known.
import net from 'node:net';
import { Rank } from './rank.ts';
enum Phase {
  Greeting,
  Ready,
  Closed,
}
export class Link {
  private phase = Phase.Greeting;
  private rank = Rank.Low;
  constructor(private socket: net.Socket) {
    socket.on('error', console.error);
    socket.on('close', () => {
      this.phase = Phase.Closed;
      this.rank = Rank.None;
    });
  }
  send(text: string) {
    if (this.phase > Phase.Greeting) this.socket.write(text); //! unguarded
  }
  tell(text: string) {
    if (this.rank < Rank.Top) this.socket.write(text); //! unguarded
  }
}
