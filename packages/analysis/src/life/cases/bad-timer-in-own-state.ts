import { WebSocket } from 'ws';
export class Keeper {
  private states = new Map<string, { timer?: NodeJS.Timeout }>();
  keep(key: string, socket: WebSocket) {
    const state = this.states.get(key) ?? {};
    state.timer = setInterval(() => this.renew(socket), 1000); //! require-close-cleanup
  }
  private renew(socket: WebSocket) {
    if (socket.readyState === WebSocket.OPEN) socket.send('renew');
  }
}
