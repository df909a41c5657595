import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
                                                    //^^^^^^ silent
  socket.on('error', console.error);
  socket.on('message', (text) => {
    if (String(text).length > 1000) socket.close(1009);
  });
});
