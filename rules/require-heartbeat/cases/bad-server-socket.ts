import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
                                                    //^^^^^^ silent
  socket.on('error', console.error);
  socket.on('message', (text) => {
    console.log(String(text));
  });
});
