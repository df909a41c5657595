import { WebSocket } from 'ws';

export class Telemetry {
  private readonly link: WebSocket;

  constructor(url: string) {
    this.link = new WebSocket(url);
    this.link.on('error', console.error);
  }

  record(event: string): void {
    try {
      this.link.send(event);
    } catch {}
   // ^^^^^^^^ catch
  }
}
