// A class that extends the socket class closes itself, and sends.
export class Client extends WebSocket {
  quit() {
    this.close();
    this.send('bye'); //! after-close
  }
}
