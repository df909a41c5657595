#!/usr/bin/env node
import { WebSocket } from 'ws';

const socket = new WebSocket(process.argv[2] ?? 'ws://localhost:3000');

socket.on('message', (text) => {
  console.log(String(text));
});
