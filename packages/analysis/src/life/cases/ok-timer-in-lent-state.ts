import { WebSocket } from 'ws';
import { StateCache } from './state-cache.js';
export class Keeper {
  private cache = new StateCache();
  keep(key: string, socket: WebSocket) {
    const state = this.cache.stateOf(key);
    state.timer = setInterval(() => this.renew(socket), 1000);
  }
  private renew(socket: WebSocket) {
    if (socket.readyState === WebSocket.OPEN) socket.send('renew');
  }
}
