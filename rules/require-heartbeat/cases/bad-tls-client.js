import tls from 'node:tls';

export function subscribe(host, take) {
  const socket = tls.connect(8883, host);
               //^^^^^^^^^^^^^^^^^^^^^^^ silent
  socket.on('error', console.error);
  socket.on('data', take);
}
