import express from 'express';
import expressWs from 'express-ws';

const { app } = expressWs(express());

app.ws('/echo', (socket) => {
  let isAlive = true;
  const heartbeat = setInterval(() => {
    if (socket.readyState !== socket.OPEN) return;
    if (!isAlive) {
      socket.terminate();
      return;
    }
    isAlive = false;
    socket.ping();
  }, 30_000);
  socket.on('pong', () => {
    isAlive = true;
  });
  socket.on('close', () => {
    clearInterval(heartbeat);
  });
  socket.on('error', console.error);
  socket.on('message', (text) => socket.send(text));
});
