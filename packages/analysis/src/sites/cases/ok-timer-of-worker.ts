// On Workers the peer's close and the close event are one step, so a timer that the handler clears never meets a closing socket
// that the program itself did not close.
export default {
  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    const timer = setInterval(() => server.send('ping'), 1000);
    server.addEventListener('close', () => clearInterval(timer));
    return new Response(null, { status: 101, webSocket: client });
  },
};
