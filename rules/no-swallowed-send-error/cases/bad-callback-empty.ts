import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 8080 });
server.on('connection', (socket) => {
  socket.on('error', console.error);
  const ticker = setInterval(() => {
    socket.send(new Date().toISOString(), () => {});
    //                                    ^^^^^^ callback
  }, 1000);
  socket.on('close', () => setTimeout(() => clearInterval(ticker), 5000));
});
