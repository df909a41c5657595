// A socket that has closed refuses to be asked, too; while it may be open, a question is no message that anybody would miss.
import uWS from 'uWebSockets.js';
const known = new Map();
uWS
  .App()
  .ws('/*', {
    open: (socket) => known.set(String(socket.getRemoteAddressAsText()), socket),
    message: async (socket) => {
      await fetch('/log');
      socket.getBufferedAmount();
    },
    close: (socket) => {
      known.delete(String(socket.getRemoteAddressAsText())); //! after-close
    },
  })
  .listen(9001, () => {});
