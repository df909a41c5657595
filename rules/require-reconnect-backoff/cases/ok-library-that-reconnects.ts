import ReconnectingWebSocket from 'reconnecting-websocket';

export function connect(): void {
  const socket = new ReconnectingWebSocket('ws://localhost:8080');
  socket.addEventListener('close', () => {
    socket.reconnect();
  });
}
