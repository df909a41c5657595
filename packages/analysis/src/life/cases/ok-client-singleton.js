let ws;
let timer;
function connect() {
  ws = new WebSocket('wss://x');
  ws.onopen = () => {
    timer = setInterval(() => ws.send('hb'), 1000);
  };
  ws.onclose = () => {
    clearInterval(timer);
    setTimeout(connect, 1000);
  };
}
connect();
