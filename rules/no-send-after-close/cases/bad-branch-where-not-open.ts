import { WebSocket } from 'ws';

export function tell(socket: WebSocket, text: string) {
  if (socket.readyState === WebSocket.OPEN) {
    console.log(text);
  } else {
    socket.send(text);
    //^^^^^^^^^^^^^^^ surelyNotOpen
  }
}
