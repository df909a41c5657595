// A mixin whose constraint declares the socket.
import type { WebSocket } from 'ws';
type Ctor<T> = new (...args: any[]) => T;
export function Sending<B extends Ctor<{ ws: WebSocket }>>(Base: B) {
  return class extends Base {
    put(text: string) {
      this.ws.send(text); //! unguarded
    }
  };
}
