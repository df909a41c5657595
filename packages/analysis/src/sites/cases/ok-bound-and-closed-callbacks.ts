// The callback of `bind` hears that the socket is bound, whatever closes it later; that of `close`, that it is closed.
import dgram from 'node:dgram';
export function discover(done: (address: string) => void) {
  const socket = dgram.createSocket('udp4');
  socket.on('error', console.error);
  socket.once('message', (message, remote) => {
    socket.send('thanks', remote.port, remote.address, () => socket.close());
    done(remote.address);
  });
  socket.bind(() => socket.send('who?', 1900, '239.255.255.250'));
}
