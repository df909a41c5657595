// The timer of each peer stands in a map, by its id; whoever hears of the close takes it from there and stops it.
import { defineWebSocketHandler } from 'h3';
const timers = new Map<string, ReturnType<typeof setInterval>>();
export default defineWebSocketHandler({
  open(peer) {
    timers.set(
      peer.id,
      setInterval(() => peer.send('tick'), 1000),
    );
  },
  close(peer) {
    clearInterval(timers.get(peer.id));
    timers.delete(peer.id);
  },
});
