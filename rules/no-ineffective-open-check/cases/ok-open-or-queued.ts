export function push(ws: WebSocket, text: string, early: string[]): void {
  if (ws.readyState === WebSocket.OPEN) ws.send(text);
  else early.push(text);
}
