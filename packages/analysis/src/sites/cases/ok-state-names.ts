// States of the program's own, as a string and as an enum: the open handler gives one, the close handler takes it.
import WebSocket from 'ws';
enum State { Idle, Open, Closed }
export class A {
  private ws?: WebSocket;
  private state: 'idle' | 'open' | 'closed' = 'idle';
  open() {
    this.ws = new WebSocket('ws://x');
    this.ws.on('open', () => { this.state = 'open'; });
    this.ws.on('close', () => { this.state = 'closed'; });
  }
  send(text: string) {
    if (this.state !== 'open') return;
    this.ws!.send(text);
  }
}
export class B {
  private ws?: WebSocket;
  private state = State.Idle;
  open() {
    this.ws = new WebSocket('ws://x');
    this.ws.on('open', () => { this.state = State.Open; });
    this.ws.on('close', () => { this.state = State.Closed; });
  }
  send(text: string) {
    if (this.state === State.Open) this.ws!.send(text);
  }
}
