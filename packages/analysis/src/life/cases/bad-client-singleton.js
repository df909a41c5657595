let ws;
let timer;
function connect() {
  ws = new WebSocket('wss://x');
  ws.onopen = () => {
    clearInterval(timer);
    timer = setInterval(() => ws.send('hb'), 1000); //! require-close-cleanup
  };
  ws.onclose = () => setTimeout(connect, 1000);
}
connect();
