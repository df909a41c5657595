import express from 'express';
import expressWs from 'express-ws';

const { app } = expressWs(express());

app.ws('/echo', (socket) => {
  const timer = setInterval(() => socket.ping(), 30_000);
  socket.on('error', console.error);
  socket.on('close', () => clearInterval(timer));
});
