import { WebSocketServer } from 'ws';

new WebSocketServer({ port: 8080 }).on('connection', (socket) => {
  socket.on('error', console.error);
  const onSigterm = () => socket.close(1001);
  process.on('SIGTERM', onSigterm);
  socket.on('close', () => {
    process.off('SIGTERM', onSigterm);
  });
});
