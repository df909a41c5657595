// Whoever asks for sockets that connect has some. A state that nobody asks for is no reason to doubt one that is handed over.
export function push(ws: WebSocket, text: string) {
  if (ws.readyState === WebSocket.OPEN || ws.readyState === WebSocket.CONNECTING) {
    ws.send(text); //! ineffective-check
  }
}
export function pushToOpen(ws: WebSocket, text: string, early: string[]) {
  if (ws.readyState === WebSocket.OPEN) ws.send(text);
  else if (ws.readyState === WebSocket.CONNECTING) early.push(text);
}
export function pushToLive(ws: WebSocket, text: string) {
  if (ws.readyState !== WebSocket.CLOSING && ws.readyState !== WebSocket.CLOSED) ws.send(text);
}
