#!/usr/bin/env node
import { WebSocket } from 'ws';

export function follow(url: string) {
  const socket = new WebSocket(url);
  socket.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}
