// What the program closes itself is closing until the peer answers, and the timer runs on.
export default {
  fetch() {
    const [client, server] = Object.values(new WebSocketPair());
    server.accept();
    const timer = setInterval(() => server.send('ping'), 1000); //! unguarded
    server.addEventListener('message', () => server.close());
    server.addEventListener('close', () => clearInterval(timer));
    return new Response(null, { status: 101, webSocket: client });
  },
};
