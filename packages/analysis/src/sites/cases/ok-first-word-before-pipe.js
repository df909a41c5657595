// A client that has left needs no preamble: the pipe right behind it ends with the socket.
import net from 'node:net';
import http from 'node:http';
const server = http.createServer();
server.on('connect', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const upstream = net.connect(443, request.url, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.pipe(socket);
    socket.pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
});
server.on('connect', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const upstream = net.connect(443, request.url, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.pipe(socket).pipe(upstream);
  });
  upstream.on('error', () => socket.destroy());
});
