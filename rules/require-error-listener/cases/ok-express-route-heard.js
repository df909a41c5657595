import express from 'express';
import expressWs from 'express-ws';

const { app } = expressWs(express());

app.ws('/echo', (socket) => {
  socket.on('error', console.error);
  socket.on('message', (text) => socket.send(text));
});
