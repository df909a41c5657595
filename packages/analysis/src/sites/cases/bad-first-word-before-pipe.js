// The client may have left while the tunnel was dialled: the preamble is lost, and nothing ends the tunnel.
import net from 'node:net';
import http from 'node:http';
const server = http.createServer();
server.on('connect', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const upstream = net.connect(443, request.url, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n'); //! unguarded
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
});
