// The pipe of one socket says nothing of another one, nor of what is written from a timer.
import net from 'node:net';
import http from 'node:http';
const server = http.createServer();
server.on('connect', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const upstream = net.connect(443, request.url, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n'); //! unguarded
    upstream.pipe(process.stdout);
  });
  upstream.on('error', () => socket.destroy());
});
server.on('connect', (request, socket) => {
  socket.on('error', () => socket.destroy());
  const upstream = net.connect(443, request.url, () => {
    upstream.pipe(socket);
    setTimeout(() => socket.write('still there?'), 5000); //! unguarded
  });
  upstream.on('error', () => socket.destroy());
});
