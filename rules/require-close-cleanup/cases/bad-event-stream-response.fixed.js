import express from 'express';

const listeners = new Set();

express().get('/events', (request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  listeners.add(response);
  response.on('close', () => {
    listeners.delete(response);
  });
});
