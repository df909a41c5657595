// A method that a class has taken over is the class's own, and `super` is no socket.
export class Loud extends WebSocket {
  override send(text: string) {
    super.send(text.toUpperCase()); //! unguarded
  }
}
