// A method and a getter return the filtered collection.
import { WebSocket } from 'ws';
export class Hub {
  private readonly all = new Set<WebSocket>();
  private openOnes() { return [...this.all].filter((ws) => ws.readyState === WebSocket.OPEN); }
  private get live() { return [...this.all].filter((ws) => ws.readyState === WebSocket.OPEN); }
  say(text: string) {
    for (const ws of this.openOnes()) ws.send(text);
    this.openOnes().forEach((ws) => ws.send(text));
    for (const ws of this.live) ws.send(text);
  }
}
