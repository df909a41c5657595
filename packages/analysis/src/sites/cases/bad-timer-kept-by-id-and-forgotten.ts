// Nobody stops the timer: it is only forgotten.
import { defineWebSocketHandler } from 'h3';
const timers = new Map<string, ReturnType<typeof setInterval>>();
export default defineWebSocketHandler({
  open(peer) {
    timers.set(
      peer.id,
      setInterval(() => peer.send('tick'), 1000), //! unguarded
    );
  },
  close(peer) {
    timers.delete(peer.id);
  },
});
