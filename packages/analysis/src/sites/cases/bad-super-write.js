// `super` is the socket itself, without what its class makes of it: a check of `this` counts for both.
const { Socket } = require('net');
class Session extends Socket {
  say(text) {
    super.write(text); //! unguarded
  }
  write(text) {
    if (!this.writable) return false;
    return super.write(text);
  }
  leave() {
    this.destroy();
    super.write('bye'); //! after-close
  }
}
exports.Session = Session;
