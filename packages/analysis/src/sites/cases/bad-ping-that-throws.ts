// A ping that throws ends its timer's callback, whoever misses it.
export function keepAlive(channel: RTCDataChannel) {
  setInterval(() => channel.send('KEEPALIVE'), 1000); //! unguarded
}
