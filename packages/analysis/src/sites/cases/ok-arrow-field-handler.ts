// A private arrow function in a field is given to the socket as its handler.
import WebSocket from 'ws';
export class Client {
  private ws: WebSocket;
  constructor(url: string) {
    this.ws = new WebSocket(url);
    this.ws.on('open', this.onOpen);
    this.ws.on('message', this.onMessage);
  }
  private onOpen = () => { this.ws.send('hello'); };
  private onMessage = () => { this.ws.send('ack'); };
}
