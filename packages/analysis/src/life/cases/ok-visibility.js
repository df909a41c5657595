export function open(url) {
  const ws = new WebSocket(url);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && ws.readyState === 1) ws.send('wake');
  });
  return ws;
}
