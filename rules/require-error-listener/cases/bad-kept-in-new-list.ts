import { WebSocketServer, type WebSocket } from 'ws';

const rooms: Record<string, WebSocket[]> = {};

new WebSocketServer({ port: 7040 }).on('connection', (socket, request) => {
                                                    //^^^^^^ unheard
  (rooms[request.url ?? ''] ??= []).push(socket);
});
