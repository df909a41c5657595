// The well-known answer for "still in CONNECTING state": poll until open, then call back.
const socket = new WebSocket('wss://x');
function waitForConnection(callback, interval) {
  if (socket.readyState === 1) {
    callback();
  } else {
    setTimeout(() => waitForConnection(callback, interval), interval);
  }
}
export function sendMessage(text) {
  waitForConnection(() => { socket.send(text); }, 100);
}
