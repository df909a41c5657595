// A method of the class that it extends, sent by name: `super` is the same socket.
export class Loud extends WebSocket {
  override send(text: string) {
    super.send(text.toUpperCase()); //! unguarded
  }
}
